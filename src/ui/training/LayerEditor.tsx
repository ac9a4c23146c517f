/** Which kind of network reads the data, and its layers one under the other. Each change starts a new run, which undo takes back. */
import { useLayoutEffect, useRef } from 'react'
import type { NetworkSpec } from '../../engine/network.ts'
import { networkProblem } from '../../experiment/fit.ts'
import { withoutStrangers } from '../../experiment/held.ts'
import { kindOfNetwork } from '../../experiment/kinds.ts'
import { Button } from '../controls/Button.tsx'
import { Segmented } from '../controls/Segmented.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { LayerCard } from './LayerCard.tsx'
import styles from './Layers.module.css'
import { addable, listOf, withAdded } from './layerList.ts'
import { addedLabel, endWords } from './layerLabels.ts'
import {
  kindLabels,
  kindSentences,
  kindsFor,
  ofKind,
  structures,
  withStructure,
} from '../../experiment/structures.ts'
import { useRefusal } from './useRefusal.ts'

export function LayerEditor() {
  const actions = useActions()
  const network = useAppState((state) => state.network)
  const data = useAppState((state) => state.data)
  const [refusal, refuse] = useRefusal(network)
  const { editor, wish } = useFocus(network)
  const kind = kindOfNetwork(network)
  const kinds = kindsFor(data, network)
  const own = structures.filter((one) => one.kind === kind)
  const list = listOf(network)
  const refusalOf = (next: NetworkSpec): string | null =>
    networkProblem(withoutStrangers(next), data)?.sentence ?? null

  /** All of it, or nothing and a sentence. */
  const take = (next: NetworkSpec): void => {
    const sentence = refusalOf(next)
    refuse(sentence)
    if (sentence === null) void actions.setNetwork(next)
  }

  return (
    <div ref={editor} className={styles.editor}>
      {kinds.length > 1 && (
        <Segmented
          label="Kind of network"
          value={kind}
          options={kinds.map((value) => ({ value, label: kindLabels[value] }))}
          hint={kindSentences[kind]}
          onChange={(chosen) => take(ofKind(network, data, chosen))}
        />
      )}
      {own.length > 0 && (
        <fieldset aria-label="Start from" className={styles.structures}>
          {own.map((structure) => (
            <Button
              key={structure.label}
              kind="small"
              onClick={() => take(withStructure(network, data, structure))}
            >
              {structure.label}
            </Button>
          ))}
        </fieldset>
      )}
      <ol className={styles.layers} aria-label="Layers">
        {list.map((one, place) => (
          <LayerCard
            key={place}
            listed={one}
            place={place}
            count={list.length}
            refusalOf={refusalOf}
            onWish={wish}
          />
        ))}
        <li className={styles.end}>{endWords(network)}</li>
      </ol>
      <fieldset aria-label="Add a layer" className={styles.structures}>
        {addable[kind].map((what) => (
          <Button
            key={what}
            kind="small"
            aria-label={`Add ${addedLabel[what].toLowerCase()}`}
            onClick={() => take(withAdded(network, what))}
          >
            + {addedLabel[what]}
          </Button>
        ))}
      </fieldset>
      <p className={styles.refusal} aria-live="polite">
        {refusal}
      </p>
      <p className={styles.hint}>
        Another structure starts again with new weights; activations and rates go on. Undo takes
        each back.
      </p>
    </div>
  )
}

/** Where the focus goes with the next network: to a layer that moved, or to what is left where one was removed. */
function useFocus(network: NetworkSpec) {
  const editor = useRef<HTMLDivElement>(null)
  const wish = useRef<{ readonly before: NetworkSpec; readonly selectors: readonly string[] }>(null)
  useLayoutEffect(() => {
    if (!wish.current || wish.current.before === network) return
    const { selectors } = wish.current
    wish.current = null
    for (const selector of selectors) {
      const found = editor.current?.querySelector<HTMLElement>(selector)
      if (!found) continue
      found.focus()
      return
    }
  }, [network])
  return {
    editor,
    wish: (selectors: readonly string[]): void => {
      wish.current = { before: network, selectors }
    },
  }
}

/** One layer of the list: what it is, its settings, and buttons that move and remove it. */
import type { LayerSpec } from '../../engine/layers/kinds.ts'
import type { NetworkSpec } from '../../engine/network.ts'
import { Button } from '../controls/Button.tsx'
import { Icon } from '../controls/Icon.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { LayerFields } from './LayerFields.tsx'
import { layerLabels, shapeWords } from './layerLabels.ts'
import { neededFor, withChanged, withMoved, withRemoved, type Listed } from './layerList.ts'
import styles from './Layers.module.css'
import { useRefusal } from './useRefusal.ts'

type LayerCardProps = {
  readonly listed: Listed
  /** In the list, and how many there are. */
  readonly place: number
  readonly count: number
  readonly refusalOf: (network: NetworkSpec) => string | null
  /** Gives the focus, once the network has changed, to the first of these that is there. */
  readonly onWish: (selectors: readonly string[]) => void
}

export function LayerCard({ listed, place, count, refusalOf, onWish }: LayerCardProps) {
  const actions = useActions()
  const network = useAppState((state) => state.network)
  const shape = useAppState((state) => state.layout.shapes[listed.layer + 1])
  const [refusal, refuse] = useRefusal(network)
  const label = layerLabels[listed.spec.type]
  const name = `layer ${place + 1}, ${label.toLowerCase()}`

  const take = (next: NetworkSpec, sentence: string | null, wishes: readonly string[]): void => {
    refuse(sentence)
    if (sentence !== null) return
    onWish(wishes)
    void actions.setNetwork(next)
  }
  const change = (spec: LayerSpec): void => {
    const next = withChanged(network, place, spec)
    take(next, refusalOf(next), [])
  }
  const remove = (): void => {
    const next = withRemoved(network, place)
    const left = [place, place - 1].map((one) => toolOf(one, 'remove'))
    take(next, neededFor(network, listed) ?? refusalOf(next), [...left, 'ol + fieldset button'])
  }
  const move = (by: 1 | -1): void => {
    const next = withMoved(network, place, by)
    take(next, refusalOf(next), [toolOf(place + by, by < 0 ? 'up' : 'down')])
  }

  return (
    <li className={styles.card} data-place={place}>
      <fieldset aria-label={`L${name.slice(1)}`}>
        <div className={styles.head}>
          <span className={styles.name}>
            {count > 1 && (
              <small className={styles.place} aria-hidden="true">
                {place + 1}
              </small>
            )}
            {label}
            {shape && shapeWords(shape) && (
              <small className={styles.shape}>{shapeWords(shape)}</small>
            )}
          </span>
          <Tool kind="up" name={`Move ${name}, up`} isOff={place === 0} act={() => move(-1)} />
          <Tool
            kind="down"
            name={`Move ${name}, down`}
            isOff={place === count - 1}
            act={() => move(1)}
          />
          <Tool kind="remove" name={`Remove ${name}`} act={remove} />
        </div>
        <LayerFields
          spec={listed.spec}
          layer={listed.layer}
          onChange={change}
          refuse={(spec) => refusalOf(withChanged(network, place, spec))}
        />
        <p className={styles.refusal} aria-live="polite">
          {refusal}
        </p>
      </fieldset>
    </li>
  )
}

type ToolKind = 'up' | 'down' | 'remove'

function toolOf(place: number, kind: ToolKind): string {
  return `[data-place="${place}"] [data-tool="${kind}"]`
}

type ToolProps = {
  readonly kind: ToolKind
  readonly name: string
  readonly act: () => void
  readonly isOff?: boolean
}

function Tool({ kind, name, act, isOff = false }: ToolProps) {
  return (
    <Button
      kind="quiet"
      aria-label={name}
      title={name}
      isOff={isOff}
      data-tool={kind}
      className={styles.tool}
      onClick={act}
    >
      <Icon name={kind === 'remove' ? 'close' : 'chevron'} size={14} />
    </Button>
  )
}

/** The sentence that leads: what is true now and what to do next. Its words change without React, at most ten times a second. */
import { useEffect, useRef, useState } from 'react'
import { kindOfNetwork } from '../../experiment/kinds.ts'
import { operationsOf, partsOf, type Walk } from '../../state/walk.ts'
import { late } from '../controls/late.tsx'
import { useActions, useApp, useAppState } from '../hooks/app.tsx'
import { useShownFrame } from '../hooks/calm.ts'
import { useSlowMove } from '../hooks/useSlowMove.ts'
import { firstSentence } from './firstSentence.ts'
import { laterSentences, sentencesAreThere } from './laterSentences.ts'
import styles from './Narrator.module.css'
import { sampleOf } from './painting.tsx'
import { sceneOf } from './scene.ts'
import type { Sentence } from './sentence.ts'
import { walkWords } from './walkWords.ts'
import { toSay, writeWords } from './words.ts'
import { setText } from '../controls/setText.ts'

const KindNarrator = late(
  () => import('./KindNarrator.tsx').then((loaded) => loaded.KindNarrator),
  'seldom',
)

export function Narrator() {
  const actions = useActions()
  const { store, frames } = useApp()
  const status = useAppState((state) => state.status)
  const isSlow = useSlowMove()
  // These change the sentence, so it has to be written again
  useAppState(({ view }) => view.selection)
  useAppState(({ view }) => view.phase)
  useAppState((state) => state.notice)
  useAppState((state) => state.walk)
  useAppState((state) => state.run.edits)
  useAppState((state) => state.training)
  useSentences()
  const lead = useRef<HTMLSpanElement>(null)
  const mark = useRef<HTMLElement>(null)
  const letter = useRef<HTMLSpanElement>(null)
  const index = useRef<HTMLElement>(null)
  const rest = useRef<HTMLSpanElement>(null)
  const second = useRef<HTMLSpanElement>(null)
  const call = useRef<HTMLElement>(null)
  const offer = useRef<HTMLAnchorElement>(null)

  const announced = useRef<Walk>(null)
  // Networks of other kinds, and what is looked at instead of the current sample, have words of their own
  const kind = useAppState(({ network }) => kindOfNetwork(network))
  const isOther = useAppState(({ view }) => view.look !== null) || kind !== 'neurons'
  const isTaken = useRef(false)

  const say = (said: Sentence, walk: Walk | null): void => {
    writeWords(lead.current, said.lead)
    setText(letter.current, said.mark)
    setText(index.current, said.markIndex)
    if (mark.current) mark.current.hidden = said.mark === ''
    writeWords(rest.current, said.rest)
    writeWords(second.current, said.second)
    setText(call.current, said.call)
    setText(offer.current, said.offer)
    if (offer.current) offer.current.hidden = said.offer === ''
    // Each operation once to whoever walks, and nothing while it plays
    if (!walk || walk.isPlaying || announced.current === walk) return
    announced.current = walk
    actions.announce(spokenOf(said))
  }

  useShownFrame((frame) => {
    const state = store.getState()
    const { walk, layout, dataset, network } = state
    if (isOther && (isTaken.current || walk)) return
    // A short move is over before it could be read
    if (state.status === 'moving' && !isSlow && lead.current?.textContent && !walk) return
    if (!sampleOf(frame, layout, dataset)) return
    const scene = sceneOf(state, frame.position)
    const words = walk && walkWords()
    const operation = walk && operationsOf(partsOf(network))[walk.operation]
    const told = operation && words?.walkSentence(scene, operation, frame, frames.latest())
    // What the update has done is about to come
    if (words && !told) return
    const sentenceOf = laterSentences()?.sentenceOf ?? firstSentence
    say(told ?? sentenceOf(scene, frame), told ? walk : null)
  })

  return (
    <p className={styles.say} data-status={status} data-kind={kind}>
      <span ref={lead} />
      <em ref={mark} className={styles.mark}>
        <span ref={letter} />
        <sub ref={index} />
      </em>
      <span ref={rest} />
      <span ref={second} className={styles.second} />
      <strong ref={call} className={styles.call} />
      {/* A link, since it also goes to where the step is shown: below, on a phone. */}
      <a
        ref={offer}
        href="#step-panel"
        className={styles.link}
        onClick={(event) => {
          event.preventDefault()
          void actions.step('sample', 1, true)
          document.querySelector('#step-panel')?.scrollIntoView({ block: 'nearest' })
        }}
      >
        Show me one step.
      </a>
      {isOther && (
        <KindNarrator
          say={say}
          isSlow={isSlow}
          take={(taken) => {
            isTaken.current = taken
          }}
        />
      )}
    </p>
  )
}

/** Says again what is true as soon as there are words for it. */
function useSentences(): void {
  const [, setThere] = useState(laterSentences() !== null)
  useEffect(() => void sentencesAreThere.then(() => setThere(true)), [])
}

function spokenOf({ lead, mark, markIndex, rest, second }: Sentence): string {
  return toSay(`${lead}${mark}${markIndex}${rest}${second}`).trim()
}

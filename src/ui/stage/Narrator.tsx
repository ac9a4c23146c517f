/** The sentence that leads: what is true now and what to do next. Its words change without React, at most ten times a second. */
import { useRef } from 'react'
import { operationsOf, partsOf, shownPhase, type Walk } from '../../state/walk.ts'
import { useActions, useApp, useAppState } from '../hooks/app.tsx'
import { useShownFrame } from '../hooks/calm.ts'
import { useSlowMove } from '../hooks/useSlowMove.ts'
import styles from './Narrator.module.css'
import { sampleOf } from './painting.tsx'
import { sentenceOf, type Sentence } from './sentences.ts'
import { walkWords } from './walkWords.ts'
import { toSay, writeWords } from './words.ts'
import { setText } from './write.ts'

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
  const lead = useRef<HTMLSpanElement>(null)
  const mark = useRef<HTMLElement>(null)
  const letter = useRef<HTMLSpanElement>(null)
  const index = useRef<HTMLElement>(null)
  const rest = useRef<HTMLSpanElement>(null)
  const second = useRef<HTMLSpanElement>(null)
  const call = useRef<HTMLElement>(null)
  const offer = useRef<HTMLAnchorElement>(null)

  const announced = useRef<Walk>(null)

  useShownFrame((frame) => {
    const state = store.getState()
    const { walk, layout, dataset, network } = state
    // A short move is over before it could be read
    if (state.status === 'moving' && !isSlow && lead.current?.textContent && !walk) return
    if (!sampleOf(frame, layout, dataset)) return
    const { selection } = state.view
    const words = walk && walkWords()
    const parts = partsOf(network)
    const told = words?.walkSentence(
      { ...state, selection },
      operationsOf(parts)[walk!.operation],
      frame,
      frames.latest(),
    )
    // What the update has done is about to come
    if (words && !told) return
    const phase = shownPhase(walk, parts, state.view.phase)
    const edited = editedAt(state.run.edits, frame.position)
    const said = told ?? sentenceOf({ ...state, selection, phase, edited }, frame)
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
    if (!walk || walk.isPlaying || !told || announced.current === walk) return
    announced.current = walk
    actions.announce(spokenOf(told))
  })

  return (
    <p className={styles.say} data-status={status}>
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
    </p>
  )
}

function spokenOf({ lead, mark, markIndex, rest, second }: Sentence): string {
  return toSay(`${lead}${mark}${markIndex}${rest}${second}`).trim()
}

/** The parameter that was last set by hand, if that was at this position. */
function editedAt(
  edits: ReturnType<ReturnType<typeof useApp>['store']['getState']>['run']['edits'],
  position: number,
): number | null {
  const last = edits.findLast(({ at }) => at <= position)
  return last?.at === position && last.change.type === 'parameter' ? last.change.index : null
}

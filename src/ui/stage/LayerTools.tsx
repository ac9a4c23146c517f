/** The quiet buttons under the picture that add and remove neurons and layers. One tab stop; arrows move between them. */
import type { NetworkSpec } from '../../engine/network.ts'
import { useRef, useState, type KeyboardEvent } from 'react'
import { Icon, type IconName } from '../controls/Icon.tsx'
import { unitsOf } from '../../experiment/kinds.ts'
import { useActions, useAppState } from '../hooks/app.tsx'
import styles from './LayerTools.module.css'
import { addLayer, addNeuron, hiddenLayers, removeLayer, removeNeuron } from './layers.ts'
import { TOOLS } from './rooms.ts'
import type { Place } from './place.ts'

/** Less between two layers is too little for three large fingertips side by side. */
const ROOM = 160
/** Less is too little for a third button beside the two that always show. */
const ASIDE = 104

type Changed = ReturnType<typeof addLayer>

export function LayerTools({ place }: { place: Place }) {
  const network = useAppState((state) => state.network)
  const hidden = hiddenLayers(network)
  const actions = useActions()
  const bar = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState(0)
  const buttons = 3 * hidden.length + 2
  const current = Math.min(stop, buttons - 1)
  const centre = (layer: number): number => place.nodes[layer + 1][0].x
  const centres = [...hidden, network.layers.length - 1].map(centre)
  const closest = Math.min(...centres.slice(1).map((x, k) => x - centres[k]))

  const press = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = (current + step + buttons) % buttons
    setStop(next)
    bar.current?.querySelectorAll('button')[next]?.focus()
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Layers and neurons"
      tabIndex={-1}
      className={styles.bar}
      data-dense={place.isDense || undefined}
      data-tight={closest < ROOM || undefined}
      data-close={closest < ASIDE || undefined}
      data-stacked={place.tools > TOOLS || undefined}
      style={{ top: place.height - place.tools, width: place.width, height: place.tools }}
      onKeyDown={press}
    >
      {hidden.map((layer, k) => (
        <div key={layer} className={styles.layer} style={{ left: centre(layer) }}>
          <Tool
            icon="minus"
            name={`Remove neuron from hidden layer ${k + 1}`}
            change={removeNeuron(network, layer)}
            isStop={current === 3 * k}
          />
          <span className={styles.count} aria-hidden="true">
            {unitsOf(network.layers[layer])}
          </span>
          <Tool
            icon="plus"
            name={`Add neuron to hidden layer ${k + 1}`}
            change={addNeuron(network, layer)}
            isStop={current === 3 * k + 1}
          />
          <Tool
            icon="close"
            name={`Remove hidden layer ${k + 1}`}
            change={removeLayer(network, layer)}
            isStop={current === 3 * k + 2}
            isShy
          />
        </div>
      ))}
      <div className={styles.layer} style={{ left: centre(network.layers.length - 1) }}>
        <Tool
          icon="plus"
          name="Add hidden layer"
          text="layer"
          change={addLayer(network)}
          isStop={current === buttons - 2}
        />
      </div>
      <div className={styles.aside}>
        <button
          type="button"
          className={styles.tool}
          tabIndex={current === buttons - 1 ? 0 : -1}
          aria-label="Weights as a table"
          title="Weights as a table (T)"
          onClick={() => actions.setView({ areWeightsShown: true })}
        >
          table
        </button>
      </div>
    </div>
  )
}

type ToolProps = {
  readonly icon: IconName
  readonly name: string
  readonly text?: string
  readonly change: Changed
  readonly isStop: boolean
  /** Shows only when its layer's tools are pointed at or have the focus. */
  readonly isShy?: boolean
}

function Tool({ icon, name, text, change, isStop, isShy = false }: ToolProps) {
  const actions = useActions()
  const reason = 'reason' in change ? change.reason : null
  const act = (network: NetworkSpec): void => {
    void actions.setNetwork(network)
  }
  return (
    <button
      type="button"
      className={styles.tool}
      data-shy={isShy || undefined}
      tabIndex={isStop ? 0 : -1}
      aria-label={name}
      aria-disabled={reason !== null || undefined}
      title={reason ?? name}
      onClick={() => ('network' in change ? act(change.network) : actions.announce(change.reason))}
    >
      <Icon name={icon} size={14} />
      {text}
    </button>
  )
}

/** Forward: how the selected value comes about, whichever kind of layer says it. */
import { isConv, isPooling } from '../../hooks/imageCells.ts'
import { useSetting } from '../Line.tsx'
import type { Neuron } from '../moment.ts'
import { Statements } from '../Statements.tsx'
import { ConvForward } from './ConvForward.tsx'
import { DenseForward } from './DenseForward.tsx'
import { valueStatements } from './forward.ts'
import styles from './Panels.module.css'
import { PixelForward } from './PixelForward.tsx'
import { PoolForward } from './PoolForward.tsx'

export function Forward({ neuron }: { readonly neuron: Neuron }) {
  const setting = useSetting()
  if (neuron.layer < 0) return <PixelForward neuron={neuron} />
  const spec = setting.network.layers[neuron.layer]
  return (
    <div className={styles.panel}>
      {isConv(spec) && <ConvForward neuron={neuron} />}
      {isPooling(spec) && <PoolForward neuron={neuron} isMax={spec.type === 'maxPooling2d'} />}
      {spec.type === 'dense' && <DenseForward neuron={neuron} />}
      <Statements title="" statements={valueStatements(setting, neuron)} />
    </div>
  )
}

/** Forward: how the selected value comes about, whichever kind of layer says it. */
import { isConv, isPooling } from '../../hooks/imageCells.ts'
import { useSetting } from '../Line.tsx'
import type { Neuron } from '../moment.ts'
import { Statements } from '../Statements.tsx'
import { ConvForward } from './ConvForward.tsx'
import { DenseForward } from './DenseForward.tsx'
import { valueStatements } from './forward.ts'
import { capital, cellWords } from './letters.ts'
import styles from './Panels.module.css'
import { PixelForward } from './PixelForward.tsx'
import { PoolForward } from './PoolForward.tsx'
import { mask, value } from './quantities.ts'
import { SumRows } from './SumRows.tsx'
import { Title } from './Title.tsx'

export function Forward({ neuron }: { readonly neuron: Neuron }) {
  const setting = useSetting()
  if (neuron.layer < 0) return <PixelForward neuron={neuron} />
  const spec = setting.network.layers[neuron.layer]
  return (
    <div className={styles.panel}>
      {isConv(spec) && <ConvForward neuron={neuron} />}
      {isPooling(spec) && <PoolForward neuron={neuron} isMax={spec.type === 'maxPooling2d'} />}
      {spec.type === 'dense' && <DenseForward neuron={neuron} />}
      {spec.type === 'dropout' && <DropoutForward neuron={neuron} />}
      <Statements title="" statements={valueStatements(setting, neuron)} />
    </div>
  )
}

function DropoutForward({ neuron }: { readonly neuron: Neuron }) {
  const setting = useSetting()
  const before = value(setting, { layer: neuron.layer - 1, unit: neuron.unit })
  return (
    <>
      <Title>{capital(cellWords(setting, neuron))}, through dropout</Title>
      <SumRows
        rows={[
          { label: 'what comes in', of: before.at },
          { label: 'times 0 where it is silenced', of: mask(setting, neuron).at },
          { label: 'what goes on', of: value(setting, neuron).at, is: 'total' },
        ]}
      />
    </>
  )
}

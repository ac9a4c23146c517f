/** How each loss and its slope are written; the same with numbers is in `lossTerms.ts`. */
import type { ReactNode } from 'react'
import { Brackets, Letter } from '../maths/Maths.tsx'
import { losses, type LossName } from '../../engine/losses.ts'

type LossFormula = {
  /** What L is, for so many outputs. */
  value(outputs: number): ReactNode
  /** What stands for ∂L/∂ŷ of one output. */
  slope(output: number, outputs: number): ReactNode
}

export const lossFormulas: Record<LossName, LossFormula> = {
  meanSquaredError: {
    value: (outputs) => (
      <Mean outputs={outputs}>
        {(output) => (
          <msup>
            <Brackets>
              <Difference output={output} outputs={outputs} />
            </Brackets>
            <mn>2</mn>
          </msup>
        )}
      </Mean>
    ),
    slope: (output, outputs) => (
      <>
        {outputs === 1 ? (
          <mn>2</mn>
        ) : (
          <mfrac>
            <mn>2</mn>
            <mn>{outputs}</mn>
          </mfrac>
        )}
        <Brackets>
          <Difference output={output} outputs={outputs} />
        </Brackets>
      </>
    ),
  },
  perceptron: {
    value: (outputs) => (
      <Mean outputs={outputs}>
        {(output) => (
          <mrow>
            <mo stretchy="false">|</mo>
            <Difference output={output} outputs={outputs} />
            <mo stretchy="false">|</mo>
          </mrow>
        )}
      </Mean>
    ),
    slope: (output, outputs) => <Difference output={output} outputs={outputs} />,
  },
  meanAbsoluteError: inWords('meanAbsoluteError'),
  huber: inWords('huber'),
  binaryCrossEntropy: inWords('binaryCrossEntropy'),
  categoricalCrossEntropy: inWords('categoricalCrossEntropy'),
  hinge: inWords('hinge'),
}

/** As the engine's table has it, in the page's letters: ŷ for the output and y for the target. */
function inWords(loss: LossName): LossFormula {
  const { formula, slope } = losses[loss]
  const lettered = (text: string): string =>
    text.replace(/\by\b/gu, 'ŷ').replace(/\bt\b/gu, 'y').replace(/\bd\b/gu, '(ŷ − y)')
  return {
    value: () => <mtext>{lettered(formula)}</mtext>,
    slope: () => <mtext>{lettered(slope)}</mtext>,
  }
}

/** The mean over the outputs of what `children` writes for one; with a single output just that. */
function Mean({ outputs, children }: { outputs: number; children: (output: number) => ReactNode }) {
  if (outputs === 1) return <>{children(0)}</>
  const places = Array.from({ length: outputs }, (_, output) => output)
  return (
    <>
      <mfrac>
        <mn>1</mn>
        <mn>{outputs}</mn>
      </mfrac>
      <Brackets>
        {places.map((output) => (
          <mrow key={output}>
            {output > 0 && <mo>+</mo>}
            {children(output)}
          </mrow>
        ))}
      </Brackets>
    </>
  )
}

/** ŷ − y */
function Difference({ output, outputs }: { output: number; outputs: number }) {
  const number = outputs === 1 ? null : output + 1
  return (
    <>
      <Letter name={{ letter: 'ŷ', number }} />
      <mo>−</mo>
      <Letter name={{ letter: 'y', number }} />
    </>
  )
}

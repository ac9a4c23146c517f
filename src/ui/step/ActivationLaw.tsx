/** What the selected neuron's activation is, with its numbers: h₁ = 1 / (1 + e^−z₁). */
import { Statements } from './Statements.tsx'
import { useSetting } from './Line.tsx'
import type { Neuron } from './moment.ts'
import { activationStatement } from './shownStatements.ts'

export function ActivationLaw({ neuron, isWhole }: { neuron: Neuron; isWhole: boolean }) {
  const setting = useSetting()
  const statement = activationStatement(setting, neuron)
  return statement && <Statements title="" statements={[{ ...statement, isWhole }]} />
}

/** What an activation is called, wherever it may stand. */
import {
  activations,
  groupActivations,
  type OutputActivationName,
} from '../../engine/activations.ts'

export function outputLabel(name: OutputActivationName): string {
  return name === 'softmax' ? groupActivations[name].label : activations[name].label
}

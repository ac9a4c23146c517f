/** What a run was trained with, in words: for the list of branches. */
import { activations, groupActivations } from '../../engine/activations.ts'
import { initializers } from '../../engine/initializers.ts'
import { losses } from '../../engine/losses.ts'
import { optimizers } from '../../engine/optimizers.ts'
import { penalties } from '../../engine/penalties.ts'
import { schedules } from '../../engine/schedules.ts'
import { activationOf } from '../../engine/network.ts'
import { networkWords } from '../../experiment/networkWords.ts'
import { specsAt, type Run } from '../../experiment/experiment.ts'
import { asGiven } from '../format.ts'

export type RunSetting = { readonly name: string; readonly value: string }

/** As they are in force at the run's position; what is left out is left alone. */
export function runSettings(run: Run): RunSetting[] {
  const { network, training } = specsAt(run)
  const { experiment, edits } = run
  const { optimizer, regularization, schedule, clipNorm, batchSize, order } = training
  const labels = { ...activations, ...groupActivations }
  const names = [...new Set(network.layers.map((spec) => labels[activationOf(spec)].label))]
  const { type, rate } = regularization
  const handmade = edits.filter(({ at }) => at <= run.position).length
  const all: (RunSetting | null)[] = [
    { name: 'experiment', value: experiment.title },
    { name: 'network', value: networkWords(network) },
    { name: 'activation', value: names.join(', ').toLowerCase() },
    { name: 'loss', value: losses[training.loss].label.toLowerCase() },
    { name: 'optimizer', value: optimizers[optimizer.type].label },
    { name: 'learning rate', value: asGiven(optimizer.learningRate) },
    schedule.type === 'constant'
      ? null
      : { name: 'schedule', value: schedules[schedule.type].label.toLowerCase() },
    { name: 'batch size', value: batchSize.toLocaleString('en-US') },
    { name: 'order', value: order === 'shuffled' ? 'shuffled' : 'as listed' },
    type === 'none'
      ? null
      : { name: 'regularization', value: `${penalties[type].label} ${asGiven(rate)}` },
    clipNorm === null ? null : { name: 'clipping', value: asGiven(clipNorm) },
    {
      name: 'first weights',
      value: experiment.parameters ? 'given' : initializers[network.initial.weights.type].label,
    },
    { name: 'seed', value: String(experiment.seed) },
    handmade === 0 ? null : { name: 'changes on the way', value: String(handmade) },
  ]
  return all.filter((one) => one !== null)
}

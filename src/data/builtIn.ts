/** The table of small data sets that are part of the page's own code. A new one is one entry here; what comes in files is in `real.ts`. */
import { asGiven, type Dataset } from './dataset.ts'

type BuiltIn = Dataset & { readonly label: string; readonly sentence: string }

/**
 * The four people of the well-known 2-2-1 introduction (victorzhou.com, "Machine Learning for
 * Beginners", 2019): weight in pounds minus 135, height in inches minus 66, class 1 for women.
 */
const heightAndWeight: BuiltIn = {
  label: 'Height and weight',
  sentence: 'Four people of a worked example: two classes from two measures.',
  ...asGiven(
    {
      input: [2],
      target: [1],
      inputNames: ['weight', 'height'],
      problem: 'classes',
      samples: [
        { name: 'Alice', input: [-2, -1], target: [1] },
        { name: 'Bob', input: [25, 6], target: [0] },
        { name: 'Charlie', input: [17, 4], target: [0] },
        { name: 'Diana', input: [-15, -6], target: [1] },
      ],
      unseen: [
        { name: 'Emily', input: [-7, -3], target: [1] },
        { name: 'Frank', input: [20, 2], target: [0] },
      ],
    },
    'The worked example of “Machine Learning for Beginners” by Victor Zhou, 2019',
  ),
}

export const builtIn = { heightAndWeight } as const

export type BuiltInName = keyof typeof builtIn

/** The views around the stage, as one script of their own: the stage and what drives it are there before they are. */
export { Data } from './data/Data.tsx'
export { Loss } from './loss/Loss.tsx'
export { Output } from './output/Output.tsx'
export { StepPanel } from './step/Step.tsx'
export { Training } from './training/Training.tsx'

/** All keys of the page, by where they act. */

type Group = {
  readonly name: string
  readonly note: string
  /** What is pressed, any of these, and what it does. */
  readonly keys: readonly (readonly [presses: readonly string[], does: string])[]
}

export const groups: readonly Group[] = [
  {
    name: 'Everywhere',
    note: 'Single keys act while no field or button has the focus. On a Mac, ⌘ is Ctrl.',
    keys: [
      [['Space'], 'train or pause'],
      [['→'], 'one step on'],
      [['←'], 'one step back'],
      [['Shift →', 'Shift ←'], 'one epoch on or back'],
      [['Home'], 'to the start'],
      [['End'], 'as far as the run has been'],
      [['Esc'], 'show the whole step, without its motion'],
      [['Ctrl Z'], 'undo'],
      [['Ctrl Shift Z', 'Ctrl Y'], 'redo'],
      [['T'], 'the weights of a dense network as a table'],
      [['L'], 'read the readings aloud'],
      [['?'], 'this list'],
    ],
  },
  {
    name: 'History',
    note: 'With the focus on the history in the bar.',
    keys: [
      [['←', '→'], 'one sample back or on'],
      [['Page Down', 'Page Up'], 'one epoch back or on; Shift with an arrow too'],
      [['Home', 'End'], 'the start, and as far as the run has been'],
    ],
  },
  {
    name: 'Network',
    note: 'Tab leads into the network, to one neuron or weight.',
    keys: [
      [['↑', '↓'], 'the neuron above or below; the weight before or after'],
      [['←', '→'], 'the layer before or after; a weight’s two neurons'],
      [['Enter'], 'into a neuron’s weights; on a weight, type a value'],
      [['0', '…', '9'], 'type a weight’s value at once'],
      [['+', '−'], 'move a weight by 0.1; with Shift by 0.01'],
      [['Page Up', 'Page Down'], 'move a weight by 1'],
      [['Delete'], 'set a weight to 0; take a hidden neuron away'],
      [['Home', 'End'], 'first or last layer; a neuron’s largest or smallest weight'],
      [['Esc'], 'from a weight to its neuron; from a neuron out'],
    ],
  },
]

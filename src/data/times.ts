/** What the times of a series are called. Pure. */

export type TimeName = {
  /** In a sentence: "October 2009". */
  readonly full: string
  /** In a list: "Oct 2009". */
  readonly brief: string
  /** Over a column: "Oct". */
  readonly short: string
  /** Where there is little room: "O". */
  readonly letter: string
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** "2009-10" is October 2009; a day and a year are told as they are read; anything else stands as it is. */
export function timeName(time: string): TimeName {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(time) ?? []
  const name = MONTHS[Number(month) - 1]
  if (name === undefined) {
    const [number] = /\d+$/.exec(time) ?? [time]
    const short = /^\d{4}$/.test(time) ? `’${time.slice(2)}` : number
    return { full: time, brief: time, short: time.length <= 5 ? time : short, letter: short }
  }
  const short = name.slice(0, 3)
  if (day === undefined)
    return { full: `${name} ${year}`, brief: `${short} ${year}`, short, letter: name.slice(0, 1) }
  const dayed = `${Number(day)} ${short}`
  return {
    full: `${Number(day)} ${name} ${year}`,
    brief: `${dayed} ${year}`,
    short: dayed,
    letter: day,
  }
}

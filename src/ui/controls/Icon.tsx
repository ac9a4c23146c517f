/** The few pictures on buttons, drawn in the colour of their text. Names and meaning stand on the button. */
const paths = {
  play: (
    <path
      d="M5 3.2v9.6a.6.6 0 0 0 .92.5l7.4-4.8a.6.6 0 0 0 0-1L5.92 2.7A.6.6 0 0 0 5 3.2Z"
      fill="currentColor"
    />
  ),
  pause: <path d="M4 2.5h2.6v11H4zM9.4 2.5H12v11H9.4z" fill="currentColor" />,
  step: (
    <path
      d="M4.5 3.9v8.2a.5.5 0 0 0 .77.42L11.6 8.4a.5.5 0 0 0 0-.84L5.27 3.48a.5.5 0 0 0-.77.42Z"
      fill="currentColor"
    />
  ),
  reset: (
    <path
      d="M3.2 3v10M13 3.6v8.8a.4.4 0 0 1-.63.33L6.1 8.33a.4.4 0 0 1 0-.66l6.27-4.4a.4.4 0 0 1 .63.33Z"
      fill="currentColor"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  back: (
    <path
      d="M11.5 3.9v8.2a.5.5 0 0 1-.77.42L4.4 8.4a.5.5 0 0 1 0-.84l6.33-4.08a.5.5 0 0 1 .77.42Z"
      fill="currentColor"
    />
  ),
  pencil: (
    <path
      d="m2.5 13.5.8-3.4 7.2-7.2a1.4 1.4 0 0 1 2 0l.6.6a1.4 1.4 0 0 1 0 2l-7.2 7.2Z"
      {...line()}
    />
  ),
  keyboard: (
    <>
      <rect x="1.4" y="3.6" width="13.2" height="8.8" rx="1.8" {...line()} />
      <path d="M4.2 6.6h.01M8 6.6h.01M11.8 6.6h.01M5.2 9.6h5.6" {...line()} />
    </>
  ),
  undo: <path d="M5.6 2.8 2.6 5.8l3 3M2.8 5.8h6.4a4 4 0 0 1 0 8H6.4" {...line()} />,
  redo: <path d="m10.4 2.8 3 3-3 3M13.2 5.8H6.8a4 4 0 0 0 0 8h2.8" {...line()} />,
  themeAuto: (
    <>
      <circle cx="8" cy="8" r="5.6" {...line()} />
      <path d="M8 2.4a5.6 5.6 0 0 1 0 11.2Z" fill="currentColor" />
    </>
  ),
  themeLight: (
    <>
      <circle cx="8" cy="8" r="3" {...line()} />
      <path
        d="M8 1v1.4M8 13.6V15M1 8h1.4M13.6 8H15M3.05 3.05l1 1M11.95 11.95l1 1M12.95 3.05l-1 1M4.05 11.95l-1 1"
        {...line()}
      />
    </>
  ),
  themeDark: <path d="M13.4 9.6A5.8 5.8 0 0 1 6.4 2.6a5.8 5.8 0 1 0 7 7Z" {...line()} />,
  minus: <path d="M3.5 8h9" {...line()} />,
  plus: <path d="M3.5 8h9M8 3.5v9" {...line()} />,
  eye: (
    <>
      <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" {...line()} />
      <circle cx="8" cy="8" r="1.9" {...line()} />
    </>
  ),
  eyeOff: (
    <path
      d="M3.6 5.2A11 11 0 0 0 1.5 8S4 12.5 8 12.5a6 6 0 0 0 2.6-.6M6.2 3.8A6 6 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5a11 11 0 0 1-1.8 2.4M2 2l12 12"
      {...line()}
    />
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" {...line()} />,
  chevron: <path d="m4 6 4 4 4-4" {...line()} />,
  sliders: (
    <path
      d="M2 5h6.2M12.2 5H14M2 11h1.8M7.8 11H14M10.2 3a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM5.8 9a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z"
      {...line()}
    />
  ),
} as const

function line() {
  return {
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: 1.6,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  } as const
}

export type IconName = keyof typeof paths

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" focusable="false">
      {paths[name]}
    </svg>
  )
}

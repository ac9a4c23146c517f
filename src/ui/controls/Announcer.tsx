/** The one polite live region, there from the first paint: what the store announces is spoken here. */
import { useAppState } from '../hooks/app.tsx'

export function Announcer() {
  const announcement = useAppState((state) => state.announcement)
  return <output className="visually-hidden">{announcement}</output>
}

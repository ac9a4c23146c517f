/** The gallery as it is listed: its groups in their order, and the names in each. */
import { gallery, type GalleryName } from '../../experiment/gallery.ts'

type Group = { readonly group: string; readonly names: readonly GalleryName[] }

export function examplesByGroup(): Group[] {
  const groups = new Map<string, GalleryName[]>()
  for (const name of Object.keys(gallery).filter(isExample)) {
    const { group } = gallery[name]
    groups.set(group, [...(groups.get(group) ?? []), name])
  }
  return [...groups].map(([group, names]) => ({ group, names }))
}

function isExample(name: string): name is GalleryName {
  return Object.hasOwn(gallery, name)
}

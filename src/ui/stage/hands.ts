/** What of the network is for hands, keys and ears, as one script of its own: the picture is there before it. */
export { LayerTools } from './LayerTools.tsx'
export { Overlay } from './Overlay.tsx'

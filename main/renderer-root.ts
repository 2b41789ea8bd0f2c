// Where the built renderer lies: `out/renderer` of the checkout, or beside the built main in a packaged app.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder that holds the built index.html. */
export function rendererRoot(): string {
  const places = ['../renderer', '../out/renderer'].map((path) => fileURLToPath(new URL(path, import.meta.url)))
  // In a checkout `../renderer` is the sources: only a folder with built assets counts.
  return places.find((place) => existsSync(`${place}/assets`)) ?? places.at(-1) ?? ''
}

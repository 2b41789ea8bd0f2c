// Pictures in notes and comments: those of areas, kept beside the record. Any other would come from the network.
import { createContext } from 'react'
import type { PaperId } from '../../preload/model/ids.ts'
import { imagePath } from '../../preload/resources.ts'

/** The paper whose notes or comments are shown: its pictures may be. */
export const PicturesOf = createContext<PaperId | null>(null)

const OURS = /^images\/([0-9a-f]{16})\.png$/

/** Whether an address in notes names a picture of the paper, as quoting an area writes it. */
export function isPicture(address: string): boolean {
  return OURS.test(address)
}

/** Where a picture named in notes is had from; null for any other address. */
export function pictureOf(paper: PaperId | null, address: string): string | null {
  const name = OURS.exec(address)?.[1]
  return paper && name ? imagePath(paper, name) : null
}

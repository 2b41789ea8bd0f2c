// A poster: what was on the screen of a paper when it was last looked at, as pictures of the visible parts of its
// pages. How it is written as one run of bytes, and where its pictures belong in a window that may have another width.
import { z } from 'zod'
import { PanePlace } from '../../../preload/model/tabs.ts'

/** A rectangle as fractions of a page. */
const Share = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() })
export type Share = z.infer<typeof Share>

const PosterPage = z.object({
  page: z.number().int().min(1),
  /** The page as it stands, in PDF points. */
  width: z.number().positive(),
  height: z.number().positive(),
  /** The part of the page that is in the picture. */
  part: Share,
  /** Photographs in it, which dark pages leave as they are. */
  photos: z.array(Share).max(200),
  /** How long the picture is, in bytes. */
  bytes: z.number().int().min(1),
})
export type PosterPage = z.infer<typeof PosterPage>

const Head = z.object({
  format: z.literal(1),
  place: PanePlace,
  /** How much of the first page is above the window, as a share of its height; negative where it begins below the top. */
  above: z.number(),
  /** How much of it is left of the window, as a share of its width. */
  beside: z.number(),
  pages: z.array(PosterPage).min(1).max(12),
})

/** What is known of a poster beside its pictures. */
export type PosterHead = z.infer<typeof Head>

/** A poster with its pictures, one a page, in order. */
export interface Poster {
  readonly head: PosterHead
  readonly pictures: readonly Blob[]
}

const PICTURE = 'image/webp'
const PREFIX = 4

/** The bytes of a poster: the length of its head, the head as JSON, the pictures. */
export function posterBytes({ head, pictures }: Poster): Blob {
  const text = new TextEncoder().encode(JSON.stringify(head))
  const length = new DataView(new ArrayBuffer(PREFIX))
  length.setUint32(0, text.length, true)
  return new Blob([length.buffer, text, ...pictures])
}

/** The poster in some bytes; null where they are none. */
export function posterFrom(bytes: ArrayBuffer): Poster | null {
  if (bytes.byteLength < PREFIX) return null
  const length = new DataView(bytes).getUint32(0, true)
  if (length > bytes.byteLength - PREFIX) return null
  const head = readHead(new TextDecoder().decode(new Uint8Array(bytes, PREFIX, length)))
  if (!head) return null
  let at = PREFIX + length
  const pictures = head.pages.map((page) => {
    const picture = new Blob([bytes.slice(at, at + page.bytes)], { type: PICTURE })
    at += page.bytes
    return picture
  })
  return at === bytes.byteLength ? { head, pictures } : null
}

function readHead(text: string): PosterHead | null {
  try {
    const parsed = Head.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** A box in the window, CSS pixels. */
export interface PosterBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where the pages of a poster stand before the paper itself is open: as they will stand then. */
export function posterBoxes(
  { pages, above, beside }: PosterHead,
  room: {
    /** The window's width without what is kept free beside the pages. */
    readonly width: number
    /** CSS pixels in a PDF point. */
    readonly scale: number
    readonly gap: number
  },
): readonly PosterBox[] {
  let top = -above * (pages[0]?.height ?? 0) * room.scale
  return pages.map((page) => {
    const [width, height] = [page.width * room.scale, page.height * room.scale]
    const left = width <= room.width ? (room.width - width) / 2 : -beside * width
    const box = { left, top, width, height }
    top += height + room.gap
    return box
  })
}

/** A part of a box. */
export function within(box: PosterBox, part: Share): PosterBox {
  return {
    left: box.left + part.left * box.width,
    top: box.top + part.top * box.height,
    width: part.width * box.width,
    height: part.height * box.height,
  }
}

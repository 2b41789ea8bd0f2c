// A zoom as it is kept.
import { z } from 'zod'

/** A number (1 = 100 %) or one of pdf.js's named scales. */
export const Scale = z.union([z.number().positive(), z.enum(['page-width', 'page-fit', 'auto'])])

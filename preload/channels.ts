// The names of the IPC channels, the same in the preload script and in main/desktop. Nothing else is sent or heard.

/** A frame, either way. */
export const FRAME = 'offprint:frame'
/** The page is there and wants a link. */
export const OPEN = 'offprint:open'
/** Main has ended the link. */
export const CLOSE = 'offprint:close'

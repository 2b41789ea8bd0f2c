// The command that sets each status, for the keys that menus show.
export const statusCommand = {
  unread: 'paper.unread',
  reading: 'paper.reading',
  read: 'paper.read',
  'set-aside': 'paper.setAside',
} as const

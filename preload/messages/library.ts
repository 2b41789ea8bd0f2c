// What is said of the library folder, its papers, lists and text, and of the program itself.
export const libraryMessages = {
  'disk.full': 'The disk is full. Nothing was changed; make room and try again.',
  'disk.forbidden': 'It is not allowed to write there. Check the permissions of the folder.',
  'disk.readOnly': 'The disk is read-only. Make it writable, or choose another library folder.',
  'disk.manyFiles': 'Too many files are open on this computer. Close some programs and try again.',
  'disk.gone': 'The folder is not there any more. Was a drive taken out, or the folder moved?',
  'disk.inTheWay': 'A file stands where a folder should be. Move it away, or choose another library folder.',
  'disk.busy': 'Another program is using the file. Close it and try again.',
  'disk.tooLarge': 'The file would be larger than this disk or account allows. Nothing was changed.',
  'disk.longPath': 'The path is too long. Choose a library folder with a shorter path.',
  'disk.broken': 'The disk reports an error. Make a copy of the library folder, then have the disk checked.',
  'disk.code': 'The system says {{code}}. Nothing was changed; try again.',
  'disk.unexpected': 'An unexpected error. Nothing was changed.',
  'disk.exportStopped':
    'Nothing more could be written into {{folder}}: the folder cannot be written, or its disk is full.',
  'disk.notWritten': 'The file could not be written to {{folder}}.',

  'library.closed': 'This library is closed.',
  'library.readOnly': 'This library is open for reading only.',
  'library.notOwn': 'What arXiv says of its papers cannot be changed here. Only a PDF of your own can be described.',
  'library.noPaper': 'That paper is not in the library.',
  'library.notHere': '{{id}} is not in the library.',
  'library.paperGone': 'That paper is not in the library any more.',
  'library.notInBin': '{{id}} is not in the bin any more.',
  'library.listGone': 'That reading list is not here any more.',
  'library.listNotInBin': 'That reading list is not in the bin any more.',
  'library.searchGone': 'That saved search is not here any more.',
  'library.nothingToSave': 'There is nothing to save: the paper or list is not here any more.',
  'library.tookAwayOne':
    'Another program took the folder of {{id}} out of the library. Put it back and the paper is here again.',
  'library.tookAwayMany':
    'Another program took the folders of {{count}} papers ({{id}} and others) out of the library. Put them back and they are here again.',
  'library.listsOverwritten':
    'Another program wrote library.json so that it cannot be read. The reading lists are as they were before; what it wrote is kept as {{path}}.',
  'library.onlyHttps': 'Only https addresses are opened outside Offprint.',

  'text.notHere': 'The PDF of this version is not here. Download it first.',
  'text.incomplete': 'This PDF is not complete yet. Its text is read once it is.',
  'search.unavailable': 'The search cannot be used now.',
  'search.stopped': 'The search stopped by itself.',
  'search.cancelled': 'The search was cancelled.',
  'search.noPlace': 'That is no place where a search goes on.',

  'app.busy': 'Too much was asked at once. Please try again in a moment.',
  'app.internal': 'Something went wrong inside Offprint. What you have is safe; please try again.',
  'app.reference': '(Reference {{reference}})',
} as const

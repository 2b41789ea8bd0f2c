// What is said of damaged files: what was being done, what is wrong with a file, and what was made of it.
export const repairMessages = {
  'doing.savePdf': 'Offprint could not save a PDF.',
  'doing.keepPagePicture': 'Offprint could not keep a picture of the page.',
  'doing.dragPdfs': 'Offprint could not get the PDFs ready to be dragged.',
  'doing.addPaper': 'Offprint could not add {{id}}.',
  'doing.moveToBin': 'Offprint could not move {{id}} to the bin.',
  'doing.bringBack': 'Offprint could not bring {{id}} back.',
  'doing.makeFolder': 'Offprint could not make a folder for {{id}}.',
  'doing.deleteFromBin': 'Offprint could not delete {{name}} from the bin.',
  'doing.lookIntoBin': 'Offprint could not look into the bin.',
  'doing.saveFile': 'Offprint could not save {{path}}.',
  'doing.keepMarkPicture': 'Offprint could not keep a picture of {{id}}.',
  'doing.keepTabs': 'Offprint could not keep the open tabs.',
  'doing.keepPasswords': 'Offprint could not keep the password of a PDF.',
  'doing.merge': 'Offprint could not put {{other}} together with {{keep}}.',
  'doing.readFile': 'Offprint could not read {{name}}.',
  'doing.copyPdf': 'Offprint could not copy the PDF into the library.',
  'doing.openLibrary': 'Offprint could not open the library folder {{home}}.',

  'fault.folder': 'A folder stands in the place of the file.',
  'fault.empty': 'The file is empty.',
  'fault.notJson': 'The file is not JSON.',
  'fault.migration': 'The file could not be brought to schema {{step}}.',
  'fault.noSchema': 'The file has no schema number.',
  'fault.notRecord': 'The file holds no record.',
  'fault.field': 'The file holds something that does not belong there: {{fault}}.',
  'fault.missing': 'The file is missing.',
  'fault.otherPaper': 'The file names another paper ({{id}}).',
  'fault.damaged': 'The file is damaged.',

  'repair.record': 'The record of {{id}} (paper.json) could not be read.',
  'repair.lists': 'The reading lists (library.json) could not be read.',
  'repair.recordCopy': 'Its last good copy is used; the latest change may be missing.',
  'repair.listsCopy': 'Their last good copy is used; the latest change to lists or settings may be missing.',
  'repair.untouched': 'Nothing was changed.',
  'repair.recordAnew':
    'There is no good copy. The paper starts anew with its PDFs; its marks and notes may still be in the damaged file.',
  'repair.noLists':
    'There was no library.json beside your {{count}} papers. They are all here; there are no reading lists.',
  'repair.kept': 'The damaged file is kept as {{path}}.',

  'repair.listsLost': 'The reading lists in {{path}} cannot be read, and there is no good copy beside them.',
  'repair.listsLostHelp':
    'Nothing was changed, your papers are all in their folders. Run "offprint check --repair" to set the file aside and start with what can be recovered.',
  'repair.newer':
    'This library was written by a newer Offprint ({{name}} has schema {{found}}, this program knows {{known}}). Nothing was changed. Update Offprint to open it.',
  'repair.notFolder': '{{home}} is a file, not a library folder. Choose another folder.',

  'index.inUse': 'The search index is in use by another program; this time it is kept in memory.',
  'index.notWritable': 'The search index cannot be written to this disk; this time it is kept in memory.',
  'index.diskFull': 'The disk takes no more of the search index; this time it is kept in memory.',
  'index.breaks': 'The search index breaks again and again; search is off until Offprint is started anew.',
} as const

// What is said of arXiv and of web pages: its mood, its refusals, and why something is no arXiv id.
export const arxivMessages = {
  'arxiv.cooling':
    'arXiv is limiting requests at the moment. Offprint keeps still and can try again at {{until:clock}}.',
  'arxiv.stopped':
    'arXiv refuses requests from this computer or network (HTTP 403). Offprint has stopped asking; try again after {{until:clock}}, and see arXiv’s help on robots.',
  'arxiv.offline': 'arXiv cannot be reached. Check the network; what is already in your library stays readable.',
  'arxiv.silentPdf': 'arXiv was silent for too long; it may still be making this PDF. Try again later.',
  'arxiv.late': 'arXiv did not answer in time, {{tries}} times. Try again in some minutes.',
  'arxiv.improper': 'arXiv gave no proper answer, {{tries}} times. Try again in some minutes.',
  'arxiv.elsewhere': 'arXiv sent Offprint on to another site, which it does not follow. Try again later.',
  'arxiv.circles': 'arXiv sent Offprint round in circles (more than five redirects). Try again later.',
  'arxiv.complaint': 'arXiv did not accept the question: “{{words}}”. Try again later.',
  'arxiv.leftOut': 'arXiv left papers out of its answer. Try again in some minutes.',
  'arxiv.noApi': '{{host}} does not answer as arXiv’s API does (HTTP {{status}}). Try again later.',
  'arxiv.oddPart': 'arXiv answered with a part of the PDF that nobody asked for.',
  'arxiv.stoppedSending':
    'arXiv stopped sending in the middle of the PDF. What has arrived is kept; try again to go on.',
  'arxiv.brokeOff':
    'The connection to arXiv broke in the middle of the PDF. What has arrived is kept; try again to go on.',
  'arxiv.noPaper': 'arXiv has no such paper, or has not announced it yet.',
  'arxiv.removedMeanwhile': 'The paper was removed meanwhile.',

  'id.none': '“{{written}}” is not an arXiv id. One looks like 2406.15877, hep-th/9901001, or a link to arxiv.org.',
  'id.notWhole': '“{{written}}” is not an arXiv id; please check it.',
  'id.noId': '“{{written}}” is not an arXiv id.',
  'id.tooLong': 'This is too long to be one paper’s id or link. Import it as a list.',
  'id.empty': 'There is nothing here. Give an arXiv id like 2406.15877, or a link.',
  'id.several': '“{{written}}” names several papers. Give them one by one.',
  'id.archiveMissing': '“{{written}}” lacks its archive. Write it like hep-th/{{written}}.',
  'id.slashMissing': '“{{written}}” lacks the slash. Did you mean {{meant}}?',
  'id.badMonth': '“{{written}}” is not an arXiv id: {{yymm}} would be month {{month}}.',
  'id.beforeModern': '“{{written}}” is not an arXiv id: arXiv numbers papers this way only since April 2007.',
  'id.future': '“{{written}}” is not an arXiv id yet: it would be dated {{date}}.',
  'id.tooFewDigits':
    '“{{written}}” has {{digits}} digits after the point where arXiv uses {{proper}}. It was not taken as {{padded}}, which may be another paper; please check the id.',
  'id.tooManyDigits':
    '“{{written}}” has {{digits}} digits after the point where arXiv uses {{proper}} for that month; please check the id.',
  'id.oldDigits': '“{{written}}” has {{digits}} digits after the slash where arXiv uses 7; please check the id.',
  'id.zero': '“{{written}}” is not an arXiv id: papers are counted from 1.',
  'id.unknownArchive': '“{{written}}” is not an arXiv id: there is no archive “{{archive}}”.',
  'id.oldDate': '“{{written}}” is not an arXiv id: arXiv numbered papers this way from July 1991 to March 2007.',
  'id.badVersion': '“{{written}}” names no version: versions of a paper are v1, v2 and so on.',
  'id.ambiguous': '“{{written}}” may be a number or an arXiv id. Write arXiv:{{written}} if the paper is meant.',
  'id.publisherDoi': '“{{written}}” is a publisher’s DOI, not arXiv’s. Find the paper on arxiv.org and give its id.',
  'id.listing': '“{{written}}” is a list of papers on arXiv, not one paper.',
  'id.otherPage': '“{{written}}” is a page of arXiv’s but not a paper’s.',
  'id.semanticScholar':
    'A Semantic Scholar address carries no arXiv id. Open it and copy the link to arXiv from there.',
  'id.foreign': '“{{written}}” is not an address of an arXiv paper.',

  'page.circles': 'This address leads round in circles (more than five redirects).',
  'page.unreachable': '“{{address}}” cannot be reached. Check the address and the network.',
  'page.late': '“{{address}}” did not answer in time. Try again, or paste the page’s text.',
  'page.broke': '“{{address}}” broke the connection off. Try again, or paste the page’s text.',
  'page.noAddress': '“{{address}}” is not a web address. Give one that starts with https://.',
  'page.credentials': 'Addresses with a user name or password are not fetched.',
  'page.notThere': 'There is no page at {{address}} (HTTP {{status}}).',
  'page.refused': '{{host}} did not give the page (HTTP {{status}}). Open it in a browser and paste its text.',
  'page.noText': '{{address}} is not a page of text but {{kind}}. Download it and add the file.',
  'page.inside': '{{host}} is an address inside this computer or network. Paste the page’s text instead.',
  'page.large': 'The page is larger than {{most}} MiB. Copy the part with the list and paste it.',
  'page.packing': 'The page came in a packing that Offprint does not know. Paste its text instead.',
} as const

/** English words that are no French words. */
const englishWords = new Set(
  `
  about above account accounts add added after all already also always amount and another any anything april are array ascending at august
  automatic available back be because been before below between bold both browse bulk can cancel cancelled changed changes check checked
  choose clear cleared click close collapse column columns confirm copied copy could create created creating current currently custom dark day
  days december default delete deleted deleting descending deselected did disabled discard dismiss display does done down download draft
  drafts drag draggable drop dropdown droppable dropped duplicate each edit edited editing editor empty enable enabled end english enter entry
  error errors event events every exit expand failed false feature february field fields file filename files filter find first focused folder
  for forever forgot found free french friday from full fullscreen get go had has have heading height help here hide history home hour hours
  how icon insert into invalid is italic item items its january july june keep key keyboard language last layout learn leave left
  less light link list load loaded loading locale locales lock locked log login logout longer make many may missing modified monday month
  months more most move moved must name need never new next nothing november now number october of off old once one only open opened order
  ordered other our out over overwrite paragraphs password paste pick picked please press preview previous previously profile publish
  published publishing read ready recent redo refine refresh release reload remove removed replace required reset resize responsive restore
  restored results retry revert reverted row rows saturday save saved saving schedule scheduled scroll search searching see select selected
  selecting send september settings should show showing sign size sizes skip slash some something sorry specific start status step still
  submit success successful successfully sunday sure switch take taken text than that the their them then there these they this those through
  thursday time timezone title to today toggle toolbar translate trash true try tuesday unable undo unlock unordered unpublish unpublished
  unsaved until untitled up update updated upload uploaded uploading used user username users value values verify view viewing want warning
  was we wednesday week weeks welcome were what when where which who why width will with without word would write wrong year years yes
  yesterday you your
  `
    .trim()
    .split(/\s+/),
)

/** A rule that a French text keeps, and what breaks it. */
const rules: { name: string; breaks: (text: string) => boolean }[] = [
  { name: 'unresolved', breaks: (text) => /\{\{|\}\}|\[object|\bundefined\b|\bnull\b|\bNaN\b/.test(text) },
  {
    name: 'English',
    breaks: (text) => words(text).some((word) => englishWords.has(word.toLowerCase())),
  },
  { name: 'technical name', breaks: (text) => /(?<![\p{L}@./-])[a-z]+[A-Z][a-zA-Z]+(?![\p{L}@/])/u.test(text) },
  { name: '12-hour clock', breaks: (text) => /\d\s?[AaPp]\.?[Mm]\b/.test(text) },
  { name: 'ISO date', breaks: (text) => /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.test(text) },
  {
    name: 'American date',
    breaks: (text) => [...text.matchAll(/(?<!\d)\d{1,2}\/(\d{1,2})\/\d{2,4}/g)].some(([, month]) => Number(month) > 12),
  },
  { name: 'straight apostrophe', breaks: (text) => /\p{L}'\p{L}/u.test(text) },
  { name: 'missing space', breaks: (text) => /[\p{L}\p{N}»)][;!?](?=\s|$)|[\p{L}»)]:(?=\s|$)/u.test(text) },
  { name: 'ordinary space', breaks: (text) => /[^\s] [:;!?»]|« /.test(text) },
]

const words = (text: string): string[] => text.match(/\p{L}+/gu) ?? []

const identifiers = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{24}\b|(?<=\bsans-titre-)[0-9a-f]{6}\b/g

const fileNames = /\b[a-z]+\.(?:csv|json|xml)\b/g

/** Returns the rules that a text breaks. The id of a document and the name of a file format are no text. */
export function brokenRules(text: string): string[] {
  const readable = text.replace(identifiers, '1').replace(fileNames, 'x')
  return rules.filter(({ breaks }) => breaks(readable)).map(({ name }) => name)
}

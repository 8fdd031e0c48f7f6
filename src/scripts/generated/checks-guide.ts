import { checkRules } from '../../domain/checks/check-rules'

const START = '<!-- Generated from src/domain/checks/rules by npm run generate. -->\n'
const END = '<!-- End of the generated table. -->\n'

/** Replaces the table of rules in the guide of the checks. Throws when the guide does not contain both comments around it. */
export function withRuleTable(guide: string): string {
  const [start, end] = [guide.indexOf(START), guide.indexOf(END)]
  if (start < 0 || end < start) throw new Error('docs/checks.md has no place for the table of rules.')
  return `${guide.slice(0, start + START.length)}\n${ruleTable()}\n${guide.slice(end)}`
}

function ruleTable(): string {
  const lines = checkRules.map(
    ({ id, level, title, foundWhen }) => `| \`${id}\` | \`${level}\` | ${title.fr} | ${foundWhen} |\n`,
  )
  return `| Rule | Level | Heading | Found when |\n|---|---|---|---|\n${lines.join('')}`
}

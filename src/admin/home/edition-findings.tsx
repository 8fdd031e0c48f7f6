import { inLanguage, type Language } from '../../domain/bilingual'
import { levels } from '../../domain/checks/levels'
import type { Checked } from '../../editorial/checks/check-programme'
import { LevelCount } from '../checks/level-count'
import { LevelIcon } from '../checks/level-icon'
import { homeMessages } from './messages'

/** The number of findings of an edition by level, each with a link to them. `page` is the address of its form. */
export function EditionFindings({ checked, language, page }: { checked: Checked; language: Language; page: string }) {
  if (checked.findings.length === 0) {
    return (
      <p className="home-edition__clear">
        <LevelIcon level="clear" /> {inLanguage(homeMessages.clear, language)}
      </p>
    )
  }
  return (
    <ul className="home-edition__levels">
      {levels.map((level) => (
        <li key={level}>
          <LevelCount count={checked.counts[level]} href={`${page}/controles#${level}`} {...{ language, level }} />
        </li>
      ))}
    </ul>
  )
}

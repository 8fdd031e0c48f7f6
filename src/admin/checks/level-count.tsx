import type { Language } from '../../domain/bilingual'
import type { Level } from '../../domain/checks/levels'
import { LevelMark } from './level-mark'
import { levelWords } from './words'
import './level-count.css'

interface Props {
  count: number
  href: string
  language: Language
  level: Level
}

/** How many findings of a level there are: a shape, a number and words; a link when there are any. */
export function LevelCount({ count, href, language, level }: Props) {
  const content = (
    <>
      <LevelMark level={level} />
      <strong>{count}</strong> <span>{levelWords[language][level].count(count)}</span>
    </>
  )
  return count > 0 ? (
    <a className="level-count" href={href}>
      {content}
    </a>
  ) : (
    <span className="level-count level-count--none">{content}</span>
  )
}

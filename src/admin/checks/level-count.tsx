import { inLanguage, type Language } from '../../domain/bilingual'
import type { Level } from '../../domain/checks/levels'
import { LevelIcon } from './level-icon'
import { levelMessages } from './messages'
import './level-count.css'

interface Props {
  count: number
  href: string
  language: Language
  level: Level
}

/** The number of findings of a level, with its icon and its name; a link when there are any. */
export function LevelCount({ count, href, language, level }: Props) {
  const { one, other } = levelMessages[level]
  const content = (
    <>
      <LevelIcon level={level} />
      <strong>{count}</strong> <span>{inLanguage(count === 1 ? one : other, language)}</span>
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

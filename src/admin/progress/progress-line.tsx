import type { Language } from '../../domain/bilingual'
import type { Progress } from './follow'
import { formatProgress } from './messages'
import './progress-line.css'

interface Props {
  label: string
  language: Language
  progress?: Progress
}

/** The progress of a long operation; an indeterminate bar while `progress` is missing. */
export function ProgressLine({ label, language, progress }: Props) {
  return (
    <div className="progress-line">
      <p role="status">{label}</p>
      <progress aria-label={label} max={progress?.total ?? 1} value={progress?.done} />
      <p className="progress-line__count">{progress ? formatProgress(progress.done, progress.total, language) : ''}</p>
    </div>
  )
}

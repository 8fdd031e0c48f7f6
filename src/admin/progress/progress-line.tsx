import type { Progress } from './follow'
import './progress-line.css'

interface Props {
  label: string
  progress?: Progress
  /** « 12 sur 63 ». */
  of: (done: number, total: number) => string
}

/** How far a long piece of work is; without a measure yet, that it goes on. */
export function ProgressLine({ label, progress, of }: Props) {
  return (
    <div className="progress-line">
      <p role="status">{label}</p>
      <progress aria-label={label} max={progress?.total ?? 1} value={progress?.done} />
      <p className="progress-line__count">{progress ? of(progress.done, progress.total) : ''}</p>
    </div>
  )
}

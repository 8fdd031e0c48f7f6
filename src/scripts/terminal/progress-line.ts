import { frenchSpaces } from '../../domain/typography'

/** How much is done. */
interface Progress {
  done: number
  total: number
}

const STEP_PERCENT = 10

/** Returns a function that shows progress, of bytes unless `format` says otherwise: on one line of a terminal, else on a line for every tenth. */
export function progressLine(label: string, format = formatBytes): (progress: Progress) => void {
  let shown = -1
  return ({ done, total }) => {
    const percent = total === 0 ? 100 : Math.min(100, Math.floor((100 * done) / total))
    const { isTTY } = process.stderr
    const step = isTTY ? percent : Math.floor(percent / STEP_PERCENT) * STEP_PERCENT
    if (step === shown) return
    shown = step
    const text = frenchSpaces(`${label} : ${step} % de ${format(total)}`)
    process.stderr.write(isTTY ? `\r${text}${percent === 100 ? '\n' : ''}` : `${text}\n`)
  }
}

const MEGABYTE = 1_000_000

/** « 12,3 Mo ». */
export const formatBytes = (bytes: number): string =>
  `${(bytes / MEGABYTE).toLocaleString('fr', { maximumFractionDigits: 1 })}\u00A0Mo`

import { Counter, type Registry } from 'prom-client'
import type { FileNumbers } from '../../file-stores/file-counts'
import { LastNumbers } from './last-numbers'

/** Adds the metrics of files. While the application does not answer, they have the values of the scrape before. */
export function addFileMetrics(registry: Registry, read: () => Promise<FileNumbers>): void {
  const registers = [registry]
  const last = new LastNumbers<FileNumbers>({ missing: { media: 0, documents: 0 }, unreachable: 0 }, read)
  new Counter({
    name: 'assises_files_missing_total',
    help: 'Requests for a file that a document names and the store of files lacks.',
    labelNames: ['collection'],
    registers,
    async collect() {
      await last.refresh()
      this.reset()
      for (const [collection, count] of Object.entries(last.value.missing)) this.inc({ collection }, count)
    },
  })
  new Counter({
    name: 'assises_files_unreachable_total',
    help: 'Requests for a file that were answered with 503, since the store of files did not answer.',
    registers,
    async collect() {
      await last.refresh()
      this.reset()
      this.inc(last.value.unreachable)
    },
  })
}

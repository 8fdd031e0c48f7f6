import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace'

const SUCCESS = 0

type Done = Parameters<SpanExporter['export']>[1]

/** Sends spans with another exporter, and calls `report` with the outcome of each attempt. Spans that were not taken are dropped. */
export class ReportingExporter implements SpanExporter {
  constructor(
    private readonly exporter: SpanExporter,
    private readonly report: (isUp: boolean, error?: Error) => void,
  ) {}

  export(spans: ReadableSpan[], done: Done): void {
    this.exporter.export(spans, ({ code, error }) => {
      this.report(code === SUCCESS, error)
      done({ code: SUCCESS })
    })
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown()
  }
}

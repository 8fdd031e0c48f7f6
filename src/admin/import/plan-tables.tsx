'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { useArrival } from '../progress/use-arrival'
import type { ImportPlan } from './use-import'
import type { ImportWords } from './words'

const FIRST_ROWS = 100

/** What a file would change: how much, what is wrong with it, and line by line. */
export function PlanTables({ plan, words }: { plan: ImportPlan; words: ImportWords }) {
  const { counts } = plan
  const title = useArrival<HTMLHeadingElement>()
  const hasChanges = counts.updated > 0
  return (
    <section className="import-plan">
      <h3 ref={title} tabIndex={-1}>
        {words.tried(plan.fileName)}
      </h3>
      <ul className="import-plan__counts">
        {(['created', 'updated', 'same'] as const).map((name) => (
          <li key={name}>
            <strong>{counts[name]}</strong> {words.counts[name]}
          </li>
        ))}
        {counts.errors > 0 && <li className="import-plan__errors">{words.errors(counts.errors)}</li>}
        {counts.warnings > 0 && <li>{words.warnings(counts.warnings)}</li>}
      </ul>
      <p role="status">
        {counts.errors > 0 ? words.correct : counts.created + counts.updated === 0 ? words.nothing : ''}
      </p>
      {plan.problems.length > 0 && (
        <Table
          head={[words.row, words.column, words.problem]}
          name="problems"
          rows={plan.problems.map(({ level, row, column, message }) => ({
            key: level,
            cells: [row ?? '–', column ?? '–', <Sentence key="sentence" level={words.level[level]} text={message} />],
          }))}
          title={words.problems}
          words={words}
        />
      )}
      <Table
        head={[words.row, words.kind, words.name, words.action, ...(hasChanges ? [words.changes] : [])]}
        name="rows"
        rows={plan.rows.map(({ row, collection, action, label, changes }) => ({
          key: action,
          cells: [
            row,
            words.kinds[collection],
            label,
            words.actions[action],
            ...(hasChanges ? [action === 'update' ? changes.join(', ') : ''] : []),
          ],
        }))}
        title={words.rows}
        words={words}
      />
    </section>
  )
}

function Sentence({ level, text }: { level: string; text: string }) {
  return (
    <>
      <strong>{level}</strong> – {text}
    </>
  )
}

interface TableProps {
  name: 'problems' | 'rows'
  title: string
  head: string[]
  rows: { key: string; cells: React.ReactNode[] }[]
  words: ImportWords
}

function Table({ name, title, head, rows, words }: TableProps) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? rows : rows.slice(0, FIRST_ROWS)
  return (
    <div className={`import-plan__table import-plan__table--${name}`}>
      <h4>{title}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section aria-label={title} className="import-plan__scroll" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {head.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ key, cells }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two lines may look alike
              <tr className={`import-plan__row--${key}`} key={index}>
                {cells.map((cell, at) => (
                  <td key={head[at]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {shown.length < rows.length && (
        <Button buttonStyle="secondary" onClick={() => setWhole(true)} size="small">
          {words.more(rows.length)}
        </Button>
      )}
    </div>
  )
}

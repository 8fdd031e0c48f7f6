'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { inLanguage, type Language, messagesIn } from '../../domain/bilingual'
import { ScrollArea } from '../accessibility/scroll-area'
import { useArrival } from '../progress/use-arrival'
import {
  actionLabels,
  countLabels,
  formatDryRun,
  formatLossCount,
  formatShowAll,
  formatWarningCount,
  importMessages,
  kindLabels,
  levelLabels,
} from './messages'
import type { ImportPlan } from './use-import'

const FIRST_ROWS = 100

interface Props {
  plan: ImportPlan
  language: Language
  /** What is shown between the counts and the tables. */
  children?: React.ReactNode
}

/** The plan of an import: its counts, the problems of the file, and the change of each line. */
export function PlanTables({ plan, language, children }: Props) {
  const { counts } = plan
  const messages = messagesIn(importMessages, language)
  const title = useArrival<HTMLHeadingElement>()
  const hasChanges = counts.updated > 0
  return (
    <section className="import-plan">
      <h3 ref={title} tabIndex={-1}>
        {formatDryRun(plan.fileName, language)}
      </h3>
      <ul className="import-plan__counts">
        {(['created', 'updated', 'same'] as const).map((name) => (
          <li key={name}>
            <strong>{counts[name]}</strong> {inLanguage(countLabels[name], language)}
          </li>
        ))}
        {counts.losses > 0 && <li className="import-plan__losses">{formatLossCount(counts.losses, language)}</li>}
        {counts.warnings > 0 && <li>{formatWarningCount(counts.warnings, language)}</li>}
      </ul>
      <p role="status">{statusOf(plan, messages)}</p>
      {children}
      {plan.problems.length > 0 && (
        <Table
          head={[messages.row, messages.column, messages.problem]}
          name="problems"
          rows={plan.problems.map(({ level, row, column, label, message }) => ({
            key: level,
            cells: [
              <Place key="row" label={label} row={row} />,
              column ?? '–',
              <Sentence key="sentence" level={inLanguage(levelLabels[level], language)} text={message} />,
            ],
          }))}
          title={messages.problems}
          language={language}
        />
      )}
      <Table
        head={[messages.row, messages.kind, messages.name, messages.action, ...(hasChanges ? [messages.changes] : [])]}
        name="rows"
        rows={plan.rows.map(({ row, collection, action, label, changes }) => ({
          key: action,
          cells: [
            row,
            inLanguage(kindLabels[collection], language),
            label,
            inLanguage(actionLabels[action], language),
            ...(hasChanges ? [action === 'update' ? changes.join(', ') : ''] : []),
          ],
        }))}
        title={messages.rows}
        language={language}
      />
    </section>
  )
}

function statusOf({ counts }: ImportPlan, messages: Record<keyof typeof importMessages, string>): string {
  if (counts.questions > 0) return messages.answerFirst
  if (counts.created + counts.updated > 0) return counts.losses > 0 ? messages.losses : ''
  return counts.losses > 0 ? messages.nothingReadable : messages.nothing
}

/** The line of a problem, with the title of what it gives: a JSON file has no lines that a person can find. */
function Place({ row, label }: { row: number | null; label: string | null }) {
  return (
    <>
      {row ?? '–'}
      {label && <span className="import-plan__label">{label}</span>}
    </>
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
  language: Language
}

function Table({ name, title, head, rows, language }: TableProps) {
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll ? rows : rows.slice(0, FIRST_ROWS)
  return (
    <div className={`import-plan__table import-plan__table--${name}`}>
      <h4>{title}</h4>
      <ScrollArea aria-label={title} className="import-plan__scroll">
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
      </ScrollArea>
      {shown.length < rows.length && (
        <Button buttonStyle="secondary" onClick={() => setShowsAll(true)} size="small">
          {formatShowAll(rows.length, language)}
        </Button>
      )}
    </div>
  )
}

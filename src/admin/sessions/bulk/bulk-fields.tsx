'use client'
import { useId, useMemo } from 'react'
import { inLanguage, type Language } from '../../../domain/bilingual'
import { NOTICE_LENGTH } from '../../../domain/lengths'
import { takesPlace } from '../../../domain/schedule/session'
import { Suggestions } from '../../writing/suggestions'
import { type BulkMessages, statusLabels } from './messages'
import type { Change, Room } from './requests'

/** The inputs of the dialog, as they hold their values. */
export interface BulkFields {
  room: string
  status: string
  notice: string
}

const SAME = 'same'
const NONE = 'none'

/** The inputs when the dialog opens: they change nothing. */
export const unchangedFields: BulkFields = { room: SAME, status: SAME, notice: '' }

/** Returns the change that the inputs make; `undefined` when they change nothing. */
export function changeOf({ room, status, notice }: BulkFields): Change | undefined {
  if (room === SAME && status === SAME) return undefined
  return {
    ...(room === SAME ? {} : { room: room === NONE ? null : room }),
    ...(status === SAME ? {} : { status }),
    ...(!takesPlace({ status }) && notice.trim() ? { notice: notice.trim() } : {}),
  }
}

interface Props {
  fields: BulkFields
  /** `null` when the sessions belong to several editions: their room cannot be changed. */
  rooms: Room[] | null
  language: Language
  messages: BulkMessages
  onChange(fields: BulkFields): void
}

/** The inputs of the room, the status and the public notice of many sessions. */
export function BulkInputs({ fields, rooms, language, messages, onChange }: Props) {
  const id = useId()
  const written = useMemo(() => [fields.notice], [fields.notice])
  const change = (changed: Partial<BulkFields>) => onChange({ ...fields, ...changed })
  const correct = ([notice = '']: string[]) => {
    change({ notice })
    document.getElementById(`${id}-notice`)?.focus()
  }
  return (
    <>
      <label htmlFor={`${id}-room`}>{messages.room}</label>
      <select
        disabled={!rooms}
        id={`${id}-room`}
        onChange={({ target }) => change({ room: target.value })}
        value={fields.room}
      >
        <option value={SAME}>{messages.same}</option>
        <option value={NONE}>{messages.noRoom}</option>
        {rooms?.map(({ id: value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      {!rooms && <p className="admin-dialog__quiet">{messages.manyEditions}</p>}
      <label htmlFor={`${id}-status`}>{messages.status}</label>
      <select id={`${id}-status`} onChange={({ target }) => change({ status: target.value })} value={fields.status}>
        <option value={SAME}>{messages.same}</option>
        {Object.entries(statusLabels).map(([value, label]) => (
          <option key={value} value={value}>
            {inLanguage(label, language)}
          </option>
        ))}
      </select>
      {!takesPlace(fields) && (
        <>
          <label htmlFor={`${id}-notice`}>{messages.notice}</label>
          <textarea
            id={`${id}-notice`}
            maxLength={NOTICE_LENGTH}
            onChange={({ target }) => change({ notice: target.value })}
            value={fields.notice}
          />
          <p className="admin-dialog__quiet">{messages.noticeAdvice}</p>
          <Suggestions onChange={correct} written={written} />
        </>
      )}
    </>
  )
}

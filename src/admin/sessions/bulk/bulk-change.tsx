'use client'
import { Button, toast, useSelection, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { inLanguage, languageOf } from '../../../domain/bilingual'
import { BulkDialog } from './bulk-dialog'
import { bulkMessages, formatChanged, formatSelected } from './messages'
import './bulk-change.css'

/**
 * A button above the list of sessions that changes the room or the status of the selected ones. It stays in view while the
 * list scrolls.
 */
export function BulkChange() {
  const { count } = useSelection()
  const { refresh } = useRouter()
  const language = languageOf(useTranslation().i18n)
  const [isOpen, setIsOpen] = useState(false)
  if (!count && !isOpen) return null
  return (
    <div className="bulk-change">
      <Button buttonStyle="secondary" margin={false} onClick={() => setIsOpen(true)} size="medium" type="button">
        {inLanguage(bulkMessages.open, language)}
      </Button>
      <span aria-hidden="true">{formatSelected(count ?? 0, language)}</span>
      {isOpen && (
        <BulkDialog
          count={count ?? 0}
          language={language}
          onChange={(changed) => {
            toast.success(formatChanged(changed, language))
            refresh()
          }}
          onClose={() => setIsOpen(false)}
        />
      )}
    </div>
  )
}

'use client'
import { Button, toast, useSelection, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { languageOf } from '../../../domain/bilingual'
import { BulkDialog } from './bulk-dialog'
import { bulkWords } from './words'
import './bulk-change.css'

/** Above the list of sessions, once some are chosen: changes the room or the status of all of them. */
export function BulkChange() {
  const { count } = useSelection()
  const { refresh } = useRouter()
  const words = bulkWords[languageOf(useTranslation().i18n)]
  const [isOpen, setIsOpen] = useState(false)
  if (!count && !isOpen) return null
  return (
    <div className="bulk-change">
      <Button buttonStyle="secondary" margin={false} onClick={() => setIsOpen(true)} size="medium" type="button">
        {words.open}
      </Button>
      {isOpen && (
        <BulkDialog
          count={count ?? 0}
          onChange={(changed) => {
            toast.success(words.changed(changed))
            refresh()
          }}
          onClose={() => setIsOpen(false)}
          words={words}
        />
      )}
    </div>
  )
}

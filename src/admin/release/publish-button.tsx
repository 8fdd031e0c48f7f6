'use client'
import { Button } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import { type Language, messagesIn } from '../../domain/bilingual'
import type { PlannedRelease } from '../../editorial/plans/planned-release'
import { formatPublished, releaseMessages } from './messages'
import { Outcome } from './outcome'
import { releasePlanMessages } from './plan-messages'
import { PlannedNotice } from './planned-notice'
import { ReleaseDialog } from './release-dialog'
import { useRelease } from './use-release'

interface Props {
  /** How many findings block a release now: it can only be planned. */
  blocking: number
  /** How many documents become public. */
  count: number
  /** Whether there is something to publish; otherwise there is no button. */
  hasPending: boolean
  /** The id of the edition. */
  edition: string
  language: Language
  planned?: PlannedRelease
  url: string
  zone: string
}

/** Publishes the programme once the editor has confirmed, and shows the progress; or plans that for an instant. */
export function PublishButton({ blocking, count, edition, hasPending, language, planned, url, zone }: Props) {
  const messages = messagesIn(releasePlanMessages, language)
  const { publish, publishing } = messagesIn(releaseMessages, language)
  const [isOpen, setIsOpen] = useState(false)
  const { step, send } = useRelease(language)
  const area = useRef<HTMLDivElement>(null)
  return (
    <div className="release__action" ref={area} tabIndex={-1}>
      <Outcome
        edition={edition}
        formatDone={formatPublished}
        language={language}
        runningLabel={publishing}
        step={step}
      />
      {planned && (
        <PlannedNotice {...{ language, messages, planned, zone }} onCalledOff={() => area.current?.focus()} />
      )}
      {hasPending && step.at !== 'running' && (
        <Button
          buttonStyle={blocking > 0 ? 'secondary' : 'primary'}
          margin={false}
          onClick={() => setIsOpen(true)}
          size="large"
          type="button"
        >
          {blocking > 0 ? messages.later : publish}
        </Button>
      )}
      {isOpen && (
        <ReleaseDialog
          {...{ blocking, count, language, messages, planned, url, zone }}
          onClose={() => setIsOpen(false)}
          onPublish={() => {
            setIsOpen(false)
            void send(url)
          }}
        />
      )}
    </div>
  )
}

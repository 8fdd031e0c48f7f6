'use client'
import { Button, toast, useFormFields } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { type Language, messagesIn } from '../../domain/bilingual'
import { isRecord } from '../../domain/record'
import { type PictureDocument, smallPicture } from '../media/picture-document'
import type { linkRequests } from './link-requests'
import { personLinkMessages } from './messages'

interface Props {
  collection: string
  id: string
  language: Language
  requests: ReturnType<typeof linkRequests>
}

interface Proposal {
  link: string
  photo: PictureDocument
}

/** The photo that a person proposes beside the present one, and the choice between them. Nothing without a proposal. */
export function ProposedPhoto({ collection, id, language, requests }: Props) {
  const messages = messagesIn(personLinkMessages, language)
  const presentId = useFormFields(([fields]) => idIn(fields?.photo?.value))
  const [proposal, setProposal] = useState<Proposal>()
  const [present, setPresent] = useState<PictureDocument>()
  const [isBusy, setIsBusy] = useState(false)
  const read = useCallback(async () => setProposal(await requests.proposal(collection, id)), [collection, id, requests])
  useEffect(() => void read(), [read])
  const isProposed = proposal !== undefined
  useEffect(() => {
    let isCurrent = true
    if (isProposed) void requests.picture(presentId).then((picture) => isCurrent && setPresent(picture))
    return () => {
      isCurrent = false
    }
  }, [isProposed, presentId, requests])
  if (!proposal) return null

  const decide = async (isAccepted: boolean) => {
    setIsBusy(true)
    const { refusal } = await requests.decide(proposal.link, isAccepted)
    setIsBusy(false)
    if (refusal) toast.error(refusal)
    else toast.success(isAccepted ? messages.photoAccepted : messages.photoRefused)
    await read()
  }
  return (
    <div className="proposed-photo">
      <h3>{messages.photoTitle}</h3>
      <div className="proposed-photo__pair">
        <Figure caption={messages.photoPresent} none={messages.photoNone} picture={present} />
        <Figure caption={messages.photoProposed} none={messages.photoNone} picture={proposal.photo} />
      </div>
      <div className="person-link__ways">
        <Button disabled={isBusy} margin={false} onClick={() => void decide(true)} size="medium" type="button">
          {messages.photoAccept}
        </Button>
        <Button
          buttonStyle="secondary"
          disabled={isBusy}
          margin={false}
          onClick={() => void decide(false)}
          size="medium"
          type="button"
        >
          {messages.photoRefuse}
        </Button>
      </div>
    </div>
  )
}

function Figure({ caption, none, picture }: { caption: string; none: string; picture?: PictureDocument }) {
  const source = picture && smallPicture(picture, true)
  return (
    <figure>
      {source ? <img alt={caption} src={source} /> : <p>{none}</p>}
      <figcaption>{caption}</figcaption>
    </figure>
  )
}

const idIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : isRecord(value) && typeof value.id === 'string' ? value.id : undefined

'use client'
import dynamic from 'next/dynamic'

// Everything that a page of the admin could show is one bundle, loaded with each of them. What is here is loaded with the pages that
// show it, and its styles too. A view waits for its part before it is shown.

export const ProgrammeBoard = dynamic(() => import('./board/programme-board').then((part) => part.ProgrammeBoard))
export const ImportPanel = dynamic(() => import('./import/import-panel').then((part) => part.ImportPanel))
export const NewEditionForm = dynamic(() =>
  import('./new-edition/new-edition-form').then((part) => part.NewEditionForm),
)
export const PeopleTable = dynamic(() => import('./people/people-table').then((part) => part.PeopleTable))
export const PublishButton = dynamic(() => import('./release/publish-button').then((part) => part.PublishButton))
export const RestoreButton = dynamic(() => import('./release/restore-button').then((part) => part.RestoreButton))
export const SetUp = dynamic(() => import('./second-factor/set-up').then((part) => part.SetUp))
export const ConfirmLogIn = dynamic(() => import('./second-factor/confirm-log-in').then((part) => part.ConfirmLogIn))

// Fields show nothing until what they show is read: a form is not held up by their code either.
const loading = () => null

export const ApiKey = dynamic(() => import('./api-key/api-key').then((part) => part.ApiKey), { loading })
export const ConsentHistory = dynamic(() => import('./consent/consent-history').then((part) => part.ConsentHistory), {
  loading,
})
export const Devices = dynamic(() => import('./account/devices').then((part) => part.Devices), { loading })
export const SecondFactor = dynamic(() => import('./second-factor/account-field').then((part) => part.SecondFactor), {
  loading,
})
export const WebhookPanel = dynamic(() => import('./webhooks/webhook-panel').then((part) => part.WebhookPanel), {
  loading,
})

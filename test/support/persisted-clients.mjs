/**
 * A program that reads with Apollo Client and urql, with their links for persisted queries and no other setting, from the GraphQL
 * endpoint in its first argument. Prints what each received, and the requests that it sent, as JSON.
 */
import { createHash } from 'node:crypto'
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client/core'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { Client, fetchExchange, gql } from '@urql/core'
import { persistedExchange } from '@urql/exchange-persisted'

const [, , url] = process.argv
const sha256 = (text) => createHash('sha256').update(text).digest('hex')

/** A `fetch` that records what is sent and how it is answered. */
function recorder() {
  const requests = []
  const send = async (address, init = {}) => {
    const response = await fetch(address, init)
    const text = `${decodeURIComponent(String(address))} ${init.body ?? ''}`
    requests.push({
      method: init.method ?? 'GET',
      hasQuery: /"query":"|[?&]query=/.test(text),
      hasHash: text.includes('sha256Hash'),
      cache: response.headers.get('x-cache'),
      address: String(address),
    })
    return response
  }
  return { requests, send }
}

async function withApollo(text, variables, useGETForHashedQueries) {
  const { requests, send } = recorder()
  const link = new PersistedQueryLink({ sha256, useGETForHashedQueries }).concat(
    new HttpLink({ uri: url, fetch: send }),
  )
  const client = new ApolloClient({ link, cache: new InMemoryCache() })
  const ask = () => client.query({ query: gql(text), variables, fetchPolicy: 'network-only' })
  const answers = [(await ask()).data, (await ask()).data]
  return { requests, answers }
}

async function withUrql(text, variables, preferGetForPersistedQueries) {
  const { requests, send } = recorder()
  const exchanges = [persistedExchange({ preferGetForPersistedQueries }), fetchExchange]
  const client = new Client({ url, exchanges, fetch: send, preferGetMethod: false })
  const ask = () => client.query(gql(text), variables, { requestPolicy: 'network-only' }).toPromise()
  const answers = []
  for (let nth = 0; nth < 2; nth += 1) {
    const { data, error } = await ask()
    if (error) throw error
    answers.push(data)
  }
  return { requests, answers }
}

const query = (name) => `query ${name}($limit: Int) { Editions(limit: $limit) { docs { id title } } }`
const variables = { limit: 3 }
const results = {
  apolloGet: await withApollo(query('ApolloGet'), variables, true),
  apolloPost: await withApollo(query('ApolloPost'), variables, false),
  urqlGet: await withUrql(query('UrqlGet'), variables, true),
  urqlPost: await withUrql(query('UrqlPost'), variables, false),
}
process.stdout.write(JSON.stringify(results))

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { retryDelay } from './retry.ts'
import { openSocket } from './socket.ts'

/**
 * Fetches again what is kept under a name, as soon as the server says that it, or a part of it (`imports/<id>`),
 * changed, and when the line is there again after it was not. Without a socket nothing is told.
 */
export function useNews(thing: string): void {
  const cache = useQueryClient()
  useEffect(() => {
    const socket = openSocket()
    let retry: ReturnType<typeof setTimeout> | undefined
    const tryAgain = () => {
      // The library goes on by itself unless the server ended it.
      if (!socket.active) retry = setTimeout(() => void socket.connect(), retryDelay(3))
    }
    let connected = false
    socket.on('connect', () => {
      if (connected) void cache.invalidateQueries({ queryKey: [thing] })
      connected = true
    })
    socket.on('changed', (told) => {
      if (told.thing === thing || told.thing.startsWith(`${thing}/`))
        void cache.invalidateQueries({ queryKey: [thing] })
    })
    socket.on('disconnect', tryAgain)
    socket.on('connect_error', tryAgain)
    socket.connect()
    return () => {
      clearTimeout(retry)
      socket.removeAllListeners()
      socket.disconnect()
    }
  }, [cache, thing])
}

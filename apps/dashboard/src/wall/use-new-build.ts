import { useEffect, useState } from 'react'

/** The page's scripts belong to the build it was loaded from: tells when the server has moved on. */
export function useNewBuild(build: string | null, onNewBuild: () => void) {
  const [first, setFirst] = useState<string | null>(null)
  if (first === null && build !== null) setFirst(build)
  useEffect(() => {
    if (first !== null && build !== null && build !== first) onNewBuild()
  }, [build, first, onNewBuild])
}

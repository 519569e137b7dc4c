import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { RelayEnvironmentProvider } from 'react-relay';
import { environment } from './environment';
import { Posts } from './Posts';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <RelayEnvironmentProvider environment={environment}>
        <Suspense fallback="Loading …">
          <Posts />
        </Suspense>
      </RelayEnvironmentProvider>
    </StrictMode>,
  );
}

// swift-format-ignore-file
// Generated from Pages/ by scripts/embed-pages.py; edit the files there and run it again.

/// The templates and assets that the program carries, by file name.
enum EmbeddedPages {
    static let accessCheck: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<h1>Access check</h1>
<p class="muted">Why a call is let in or stopped, from the rules that decide it.</p>
<form class="card" method="get" action="{{page.action}}">
{{#page.form}}
<div class="row">
<div class="grow">{{#app}}{{> select}}{{/app}}</div>
<div class="grow">{{#client}}{{> field}}{{/client}}</div>
</div>
{{#email}}{{> field}}{{/email}}
<div class="row">
<div class="grow">{{#action}}{{> select}}{{/action}}</div>
<div class="grow">{{#organisation}}{{> select}}{{/organisation}}</div>
</div>
<div class="row fields">
<div class="grow">{{#workspace}}{{> field}}{{/workspace}}</div>
<div class="grow">{{#project}}{{> field}}{{/project}}</div>
</div>
{{/page.form}}
<button class="primary" type="submit">Check</button>
</form>
{{#page.call}}
<section class="card">
<h2>A refused call</h2>
<dl class="facts"><dt>When</dt><dd>{{#at}}{{> time}}{{/at}}</dd><dt>App</dt><dd>{{app}}</dd><dt>For</dt><dd>{{subject}}</dd><dt>Wanted to</dt><dd>{{action}}</dd><dt>Correlation id</dt><dd class="mono">{{correlationID}}</dd></dl>
</section>
{{/page.call}}
{{#page.verdict}}
<div class="notice{{^isAllowed}} bad{{/isAllowed}}" role="status"><p><b>{{headline}}</b> {{sentence}}</p></div>
<section class="card">
<h2>The checks, in their order</h2>
<ol class="checks">
{{#rows}}
<li class="{{style}}"><span class="mark" role="img" aria-label="{{state}}">{{mark}}</span><div><h3>{{title}}</h3><p>{{fact}}</p></div>{{#mending}}<a class="button" href="{{url}}">{{label}}</a>{{/mending}}</li>
{{/rows}}
</ol>
</section>
{{/page.verdict}}
{{^page.verdict}}
<section class="card"><h2>How to ask</h2><p>Choose one of your apps and what it wants to do. The answer tells each check that decides, the first one that stops the call, and where that can be mended.</p><p>When an API has refused a call, its answer carries the header <code>X-Correlation-ID</code>, and the address of this page with it as <code>access_check</code>. Activity of the app lists these calls, each with its decision as it was then.</p></section>
{{/page.verdict}}
{{/content}}{{/layout}}

"""#

    static let accountDeactivate: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<h1>Deactivate your account</h1>
{{#page.isHeld}}
<div class="notice warn" role="status"><p><b>Somebody else has to take over first.</b> Nobody could look after these if you were gone.</p></div>
{{#page.hasApps}}
<section class="card">
<h2>Apps that only you own</h2>
<p class="muted">Add another owner to each, or switch it off.</p>
<ul class="scopes">
{{#page.apps}}
<li><a href="{{url}}">{{name}}</a></li>
{{/page.apps}}
</ul>
</section>
{{/page.hasApps}}
{{#page.hasOrganisations}}
<section class="card">
<h2>Organisations that only you administer</h2>
<p class="muted">Make another member an administrator.</p>
<ul class="scopes">
{{#page.organisations}}
<li><a href="{{url}}">{{name}}</a></li>
{{/page.organisations}}
</ul>
</section>
{{/page.hasOrganisations}}
{{/page.isHeld}}
{{^page.isHeld}}
<section class="card">
<h2>What happens</h2>
<ul class="scopes">
<li>You are signed out everywhere, and nobody can sign in as <b>{{page.email}}</b> any more.</li>
<li>Every app that you have allowed something loses its access at once.</li>
<li>Apps and organisations stay with their other owners and administrators.</li>
<li>The address stays taken: no other account can be made with it.</li>
<li>Only the people who run this server can bring the account back.</li>
</ul>
</section>
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="email" name="email" value="{{page.email}}" autocomplete="username" readonly hidden>
{{#page.current}}{{> field}}{{/page.current}}
<button class="danger" type="submit">Deactivate my account</button>
</form>
{{/page.isHeld}}
<p class="beside"><a href="{{page.profile}}">Back</a></p>
{{/content}}{{/layout}}

"""#

    static let accountDeactivated: StaticString = #"""
{{<layout}}
{{$content}}
<h1>Your account is deactivated</h1>
<p class="muted">You are signed out everywhere, and no app can act in your name any more. The people who run this server can bring the account back.</p>
<p><a class="button" href="{{page.home}}">To the front page</a></p>
{{/content}}
{{/layout}}

"""#

    static let accountEmailCode: StaticString = #"""
{{<layout}}
{{$content}}
<h1>Check your mail</h1>
<p class="muted">We have written to <b>{{page.email}}</b>. Please type in the code from that mail.</p>
{{#page.notice}}
<div class="notice" role="status"><p>{{page.notice}}</p></div>
{{/page.notice}}
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="change" value="{{page.change}}">
<div class="field">
<label for="code">Code</label>
<input id="code" name="code" type="text" class="otp" inputmode="numeric" autocomplete="one-time-code" spellcheck="false" maxlength="16" required autofocus {{#page.codeError}}aria-invalid="true" aria-describedby="codeError codeHint"{{/page.codeError}}{{^page.codeError}}aria-describedby="codeHint"{{/page.codeError}}>
{{#page.codeError}}
<p id="codeError" class="error" role="alert">{{page.codeError}}</p>
{{/page.codeError}}
<p id="codeHint" class="hint">Six digits, good for 10 minutes. You are then signed out everywhere else.</p>
</div>
<button class="primary wide" type="submit">Change my address</button>
<p class="after"><button class="wide" type="submit" formaction="{{page.resend}}" formnovalidate>Send another code</button></p>
</form>
<p class="beside"><a href="{{page.startAgain}}">Another address</a></p>
{{/content}}
{{/layout}}

"""#

    static let accountEmail: StaticString = #"""
{{<layout}}
{{$content}}
<h1>Change your e-mail address</h1>
<p class="muted">It is <b>{{page.present}}</b> now. It stays so until you have typed in the code that we send to the new one.</p>
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#page.email}}{{> field}}{{/page.email}}
{{#page.current}}{{> field}}{{/page.current}}
<button class="primary wide" type="submit">Send the code</button>
</form>
<p class="beside"><a href="{{page.profile}}">Back</a></p>
{{/content}}
{{/layout}}

"""#

    static let accountHead: StaticString = #"""
<nav class="tabs" aria-label="Account">
{{#tabs}}
<a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a>
{{/tabs}}
</nav>
{{#notice}}
<div class="notice" role="status"><p>{{.}}</p></div>
{{/notice}}

"""#

    static let accountPassword: StaticString = #"""
{{<layout}}
{{$content}}
<h1>Change your password</h1>
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="email" name="email" value="{{page.email}}" autocomplete="username" readonly hidden>
{{#page.current}}{{> field}}{{/page.current}}
{{#page.password}}{{> field}}{{/page.password}}
<p class="muted">You are signed out everywhere else, and we write to you that it was changed.</p>
<button class="primary wide" type="submit">Change my password</button>
</form>
<p class="beside"><a href="{{page.security}}">Back</a> <a href="{{page.recover}}">Forgot your password?</a></p>
{{/content}}
{{/layout}}

"""#

    static let accountSecurity: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
<h1>Your account</h1>
{{#page.head}}{{> account-head}}{{/page.head}}
<section class="card">
<h2>Where you are signed in</h2>
<table class="stack">
<thead><tr><th scope="col">Browser</th><th scope="col">Network address</th><th scope="col">Signed in</th><th scope="col">Last used</th><th scope="col" class="end">Sign out</th></tr></thead>
<tbody>
{{#page.sessions}}
<tr><td><b>{{device}}</b>{{#isCurrent}} <span class="tag ok">This browser</span>{{/isCurrent}}</td><td data-th="Network address" class="mono">{{place}}</td><td data-th="Signed in">{{#signedInAt}}{{> time}}{{/signedInAt}}</td><td data-th="Last used">{{#lastUsedAt}}{{> time}}{{/lastUsedAt}}</td><td class="end" data-th="Sign out">{{^isCurrent}}<form method="post" action="{{page.endSession}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="session" value="{{reference}}"><button type="submit" aria-label="Sign out {{device}} at {{place}}">Sign out</button></form>{{/isCurrent}}{{#isCurrent}}<span class="muted">at the top</span>{{/isCurrent}}</td></tr>
{{/page.sessions}}
</tbody>
</table>
{{#page.hasOtherSessions}}
<form class="after" method="post" action="{{page.endOtherSessions}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><button class="danger" type="submit">Sign out everywhere else</button></form>
{{/page.hasOtherSessions}}
<p class="hint">Is one of them not yours? Sign it out and <a href="{{page.changePassword}}">change your password</a>. Only you see this list.</p>
</section>
<section class="card">
<h2>Apps that you have allowed</h2>
{{#page.hasApps}}
<table class="stack">
<thead><tr><th scope="col">App</th><th scope="col">It may</th><th scope="col">Since</th><th scope="col">Last use</th><th scope="col" class="end">Revoke</th></tr></thead>
<tbody>
{{#page.apps}}
<tr><td><b>{{name}}</b>{{#organisation}}<br><span class="muted">of <b>{{.}}</b></span>{{/organisation}}</td><td data-th="It may"><ul class="scopes">
{{#scopes}}
<li>{{sentence}} <small class="muted">{{id}}</small></li>
{{/scopes}}
</ul></td><td data-th="Since">{{#givenAt}}{{> time}}{{/givenAt}}</td><td data-th="Last use">{{#lastUsedAt}}{{> time}}{{/lastUsedAt}}{{^lastUsedAt}}<span class="muted">Not lately</span>{{/lastUsedAt}}</td><td class="end" data-th="Revoke"><form method="post" action="{{page.revoke}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="client_id" value="{{clientID}}"><button class="danger" type="submit" aria-label="Revoke {{name}}">Revoke</button></form></td></tr>
{{/page.apps}}
</tbody>
</table>
<p class="hint">An app that you revoke loses its access at once, and asks you again when you use it.</p>
{{/page.hasApps}}
{{^page.hasApps}}
<p class="muted">No app may do anything in your name. When an app asks for access and you allow it, it stands here, and here you take it back.</p>
{{/page.hasApps}}
</section>
{{/content}}{{/layout}}

"""#

    static let account: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<h1>Your account</h1>
{{#page.head}}{{> account-head}}{{/page.head}}
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#page.name}}{{> field}}{{/page.name}}
<button class="primary" type="submit">Save name</button>
</form>
<section class="card">
<h2>Signing in</h2>
<dl class="facts">
<dt>E-mail address</dt><dd><b>{{page.email}}</b> <a href="{{page.changeEmail}}">Change address</a></dd>
<dt>Password</dt><dd><a href="{{page.changePassword}}">Change password</a></dd>
</dl>
</section>
<section class="card">
<h2>Leaving</h2>
<p class="muted">A deactivated account opens nothing any more. You see what goes with it before anything happens.</p>
<p><a class="button danger" href="{{page.deactivate}}">Deactivate account…</a></p>
</section>
{{/content}}{{/layout}}

"""#

    static let appActivity: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> app-head}}{{/page.head}}
{{#page.chart}}
<section class="card">
<h2>Tokens by day</h2>
{{#hasNumbers}}
<svg class="chart" viewBox="{{viewBox}}" role="img" aria-label="{{summary}}" xmlns="http://www.w3.org/2000/svg">
{{#columns}}
<g><title>{{date}}: {{issued}} issued, {{refused}} refused</title>
{{#issuedBar}}<rect x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}" fill="currentColor"/>{{/issuedBar}}
{{#refusedBar}}<rect class="refused" x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}"/>{{/refusedBar}}
</g>
{{/columns}}
<line x1="0" x2="{{width}}" y1="{{baseline}}" y2="{{baseline}}" stroke="currentColor" stroke-width="1"/>
<text x="0" y="{{labelY}}">{{firstDate}}</text>
<text x="{{width}}" y="{{labelY}}" text-anchor="end">{{lastDate}}</text>
</svg>
<p class="muted">{{summary}}; at most {{most}} on one day. Days begin at midnight UTC.</p>
<details>
<summary>The numbers</summary>
<table>
<thead><tr><th>Day</th><th class="end">Issued</th><th class="end">Refused</th></tr></thead>
<tbody>
{{#columns}}
<tr><td>{{date}}</td><td class="end">{{issued}}</td><td class="end">{{refused}}</td></tr>
{{/columns}}
</tbody>
</table>
</details>
{{/hasNumbers}}
{{^hasNumbers}}
<p>No token in the last 14 days. The first one shows up here within seconds.</p>
{{/hasNumbers}}
</section>
{{/page.chart}}
<section class="card">
<h2>What has happened</h2>
{{#page.hasLines}}
{{#page}}{{> audit-lines}}{{/page}}
{{/page.hasLines}}
{{^page.hasLines}}
<p>Nothing yet. Refused requests appear here with their full reason, and so do changes to the app.</p>
{{/page.hasLines}}
</section>
{{/content}}{{/layout}}

"""#

    static let appCredentials: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> app-head}}{{/page.head}}
{{#page.done}}
<div class="notice" role="status"><p>{{.}}</p></div>
{{/page.done}}
{{#page.fresh}}
<div class="notice warn" role="status"><p><b>This is the only time the secret is shown.</b> Copy it to a safe place now. If it is lost, add another and revoke this one.</p></div>
<div class="card">
<h2>New secret: <b>{{label}}</b></h2>
<div class="copy"><code>{{text}}</code></div>
<p class="hint">{{#expiresAt}}Expires {{> time}}. {{/expiresAt}}Anyone who holds it can act as this app.</p>
</div>
{{/page.fresh}}
{{#page.error}}
<div class="notice bad" role="alert"><p>{{.}}</p></div>
{{/page.error}}
<div class="card">
<h2>Where and as whom</h2>
<dl class="facts">
<dt>Client id</dt><dd><code>{{page.clientID}}</code></dd>
{{#page.clientEmail}}
<dt>Client e-mail</dt><dd><code>{{.}}</code><p class="hint">Invite this address to an organisation, as you would invite a person. It opens nothing until you do, and it never gets mail.</p></dd>
{{/page.clientEmail}}
<dt>Token endpoint</dt><dd><code>{{page.tokenEndpoint}}</code></dd>
</dl>
</div>
{{#page.isConfidential}}
<div class="card">
<h2>Secrets</h2>
{{#page.hasSecrets}}
<table class="stack">
<thead><tr><th>Label</th><th>Begins with</th><th>Created</th><th>Expires</th><th>Last used</th><td></td></tr></thead>
<tbody>
{{#page.secrets}}
<tr><td><b>{{label}}</b>{{#isExpired}} <span class="tag bad">Expired</span>{{/isExpired}}{{#expiresSoon}} <span class="tag warn">Expires soon</span>{{/expiresSoon}}</td><td data-th="Begins with"><code>{{hint}}</code></td><td data-th="Created">{{#createdAt}}{{> time}}{{/createdAt}}</td><td data-th="Expires">{{#expiresAt}}{{> time}}{{/expiresAt}}{{^expiresAt}}never{{/expiresAt}}</td><td data-th="Last used">{{#lastUsedAt}}{{> time}}{{/lastUsedAt}}{{^lastUsedAt}}never{{/lastUsedAt}}</td><td class="end"><a href="{{revoke}}" aria-label="Revoke {{label}}">Revoke</a></td></tr>
{{/page.secrets}}
</tbody>
</table>
{{/page.hasSecrets}}
{{^page.hasSecrets}}
<p class="muted">The app has no secret, so it gets no tokens. Add one below.</p>
{{/page.hasSecrets}}
</div>
<form class="card" method="post" action="{{page.action}}">
<h2>Add a secret</h2>
<p class="muted">To replace a secret without a gap: add the new one, put it in use, then revoke the old one.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="version" value="{{page.version}}">
{{#page.label}}{{> field}}{{/page.label}}
{{#page.expires}}{{> select}}{{/page.expires}}
<button class="primary" type="submit">Add the secret</button>
</form>
{{/page.isConfidential}}
{{^page.isConfidential}}
<div class="card">
<h2>No secrets</h2>
<p>What runs on people’s own devices can keep no secret. This type of app proves itself with PKCE: a fresh key for each sign-in.</p>
</div>
{{/page.isConfidential}}
{{/content}}{{/layout}}

"""#

    static let appHead: StaticString = #"""
<p class="crumbs"><a href="{{list}}">My apps</a> / {{name}}</p>
<div class="head"><div><h1>{{name}}</h1><p class="muted">{{kind}} {{#isDisabled}}<span class="tag bad">Disabled</span>{{/isDisabled}}{{^isDisabled}}<span class="tag ok">Active</span>{{/isDisabled}}{{#waiting}} <span class="tag warn">{{.}}</span>{{/waiting}}</p></div></div>
<nav class="tabs" aria-label="App">
{{#tabs}}
<a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a>
{{/tabs}}
</nav>

"""#

    static let appNewDone: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<p class="crumbs"><a href="{{page.list}}">My apps</a> / <a href="{{page.app}}">{{page.name}}</a></p>
<h1>Your app is registered</h1>
<p class="muted">A confirmation is on its way to {{page.email}}.</p>
{{#page.secret}}
<div class="notice warn"><p><b>This is the only time the secret is shown.</b> Copy it to a safe place now. If it is lost, add another and revoke this one.</p></div>
{{/page.secret}}
<section class="card">
<h2>Credentials</h2>
<dl class="credentials">
<dt>Client ID</dt><dd class="copy"><code id="client-id">{{page.clientID}}</code></dd>
{{#page.secret}}
<dt>Client secret</dt><dd class="copy"><code id="client-secret">{{page.secret}}</code></dd>
<dd class="hint">Anyone who holds it can act as this app.</dd>
{{/page.secret}}
{{#page.clientEmail}}
<dt>Client e-mail</dt><dd class="copy"><code id="client-email">{{page.clientEmail}}</code></dd>
<dd class="hint">Invite this address to an organisation, project or workspace. It opens nothing until you do.</dd>
{{/page.clientEmail}}
</dl>
<details>
<summary>As an environment file</summary>
<pre tabindex="0" role="region" aria-label="Environment file"><code>{{page.environment}}</code></pre>
</details>
<p><a class="button" href="{{page.download}}" download="{{page.fileName}}">Download as {{page.fileName}}</a></p>
</section>
{{#page.sample}}
<section class="card">
<h2>Try it</h2>
{{#page.waits}}
<p class="muted small">Some scopes wait for approval: until then the answer to a request for them is <code>invalid_scope</code>.</p>
{{/page.waits}}
<pre tabindex="0" role="region" aria-label="{{title}}"><code>{{code}}</code></pre>
</section>
{{/page.sample}}
<p><a class="button primary" href="{{page.app}}">{{#page.secret}}I have stored the secret{{/page.secret}}{{^page.secret}}Go to the app{{/page.secret}}</a></p>
{{/content}}{{/layout}}

"""#

    static let appNewReview: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<p class="crumbs"><a href="{{page.list}}">My apps</a> / Register new</p>
<h1>Is everything right?</h1>
<p class="muted">Nothing is registered yet.</p>
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#page.hidden}}
<input type="hidden" name="{{name}}" value="{{value}}">
{{/page.hidden}}
<dl class="facts">
<dt>Name</dt><dd><b>{{page.name}}</b></dd>
<dt>Type</dt><dd>{{page.kind}}, for good</dd>
<dt>Organisation</dt><dd>{{#page.organisation}}{{page.organisation}}{{/page.organisation}}{{^page.organisation}}None{{/page.organisation}}</dd>
<dt>Scopes</dt><dd>{{#page.hasScopes}}<ul class="scopes">
{{#page.scopes}}
<li>{{sentence}} <small class="muted">{{scope}}</small>{{#needsApproval}} <span class="tag warn">needs approval</span>{{/needsApproval}}</li>
{{/page.scopes}}
</ul>{{/page.hasScopes}}{{^page.hasScopes}}None yet{{/page.hasScopes}}</dd>
{{#page.hasUsers}}
<dt>Redirect URIs</dt><dd>{{#page.redirectURIs}}<div><code>{{.}}</code></div>{{/page.redirectURIs}}</dd>
<dt>After signing out</dt><dd>{{#page.postLogoutURIs}}<div><code>{{.}}</code></div>{{/page.postLogoutURIs}}{{^page.postLogoutURIs}}None{{/page.postLogoutURIs}}</dd>
{{/page.hasUsers}}
<dt>Owners</dt><dd>{{#page.owners}}<div>{{.}}</div>{{/page.owners}}</dd>
</dl>
{{#page.waits}}
<p class="notice warn after">Scopes that need approval give no tokens until somebody who may has approved them. Everything else works at once.</p>
{{/page.waits}}
{{#page.hasSecret}}
<p class="hint after">The next page shows the client secret, once. Have a safe place for it at hand.</p>
{{/page.hasSecret}}
<div class="row after"><button class="primary" type="submit" name="step" value="register">Register</button><button type="submit" name="step" value="edit">Change something</button></div>
</form>
{{/content}}{{/layout}}

"""#

    static let appNewType: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<p class="crumbs"><a href="{{page.list}}">My apps</a> / Register new</p>
<h1>What kind of app is it?</h1>
<p class="muted">This decides how it proves who it is. It cannot be changed later.</p>
<form method="get" action="{{page.action}}">
{{#page.kept}}
<input type="hidden" name="{{name}}" value="{{value}}">
{{/page.kept}}
<fieldset class="choices"{{#page.error}} aria-describedby="type-error"{{/page.error}}>
<legend class="skip">Type of the app</legend>
{{#page.choices}}
<label class="choice"><input type="radio" name="type" value="{{value}}" required{{#isChecked}} checked{{/isChecked}}><b>{{name}}</b><span>{{advice}}</span></label>
{{/page.choices}}
</fieldset>
{{#page.error}}
<p id="type-error" class="error" role="alert">{{page.error}}</p>
{{/page.error}}
<div class="row after"><button class="primary" type="submit">Next</button> <a href="{{page.list}}">Cancel</a></div>
</form>
{{/content}}{{/layout}}

"""#

    static let appNew: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<p class="crumbs"><a href="{{page.list}}">My apps</a> / Register new</p>
<h1>Register a {{page.kind}} app</h1>
<p class="muted">The type stays as it is. <a href="{{page.otherType}}">Choose another type</a></p>
{{#page.hasErrors}}
<div class="notice bad" role="alert"><p>Not yet: please look at what is marked below.</p>
{{#page.strayErrors}}
<p>{{.}}</p>
{{/page.strayErrors}}
</div>
{{/page.hasErrors}}
<form method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="type" value="{{page.type}}">
<input type="hidden" name="token" value="{{page.token}}">
<section class="card">
<h2>The app</h2>
{{#page.name}}
{{> field}}
{{/page.name}}
{{#page.organisation}}
{{> select}}
{{/page.organisation}}
</section>
<section class="card">
<h2>What it may do</h2>
<p class="muted small">Tick what it needs and no more; scopes can be added later.</p>
{{#page.scopeError}}
<p id="scope-error" class="error" role="alert">{{page.scopeError}}</p>
{{/page.scopeError}}
{{#page.groups}}
<fieldset class="group">
<legend>{{name}}</legend>
{{#checks}}
<div class="check"><input id="{{id}}" name="scope" type="checkbox" value="{{scope}}"{{#isChecked}} checked{{/isChecked}}><label for="{{id}}">{{sentence}} <code class="muted">{{scope}}</code>{{#needsApproval}} <span class="tag warn">needs approval</span>{{/needsApproval}}</label></div>
{{/checks}}
</fieldset>
{{/page.groups}}
</section>
<section class="card">
<h2>Addresses and people</h2>
{{#page.redirects}}
{{> text-area}}
{{/page.redirects}}
{{#page.owners}}
{{> text-area}}
{{/page.owners}}
</section>
<div class="row"><button class="primary" type="submit" name="step" value="review">Review</button> <a href="{{page.list}}">Cancel</a></div>
</form>
{{/content}}{{/layout}}

"""#

    static let appOverview: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}
{{> app-head}}
{{/page.head}}
<div class="cols">
<div>
<section class="card" id="quick-start">
<h2>Quick start</h2>
{{#page.lacksScope}}
<p class="notice warn">The app has no scope yet. Add one, and put it in the place of <code>SCOPE</code>.</p>
{{/page.lacksScope}}
{{#page.waits}}
<p class="notice warn">These scopes wait for approval: until then the answer is <code>invalid_scope</code>.</p>
{{/page.waits}}
{{#page.hasSecret}}
<p class="muted small">The examples read the client secret from the environment variable <code>LINTEL_SECRET</code>.</p>
{{/page.hasSecret}}
{{#page.snippets}}
<details{{#isFirst}} open{{/isFirst}}>
<summary><h3>{{title}}</h3></summary>
<pre tabindex="0" role="region" aria-label="{{title}}"><code>{{code}}</code></pre>
</details>
{{/page.snippets}}
<details>
<summary><h3>Postman</h3></summary>
<p class="muted small">Under Authorization, choose OAuth 2.0 and fill in these values.</p>
<table><thead><tr><th scope="col">Setting</th><th scope="col">Value</th></tr></thead><tbody>
{{#page.postman}}
<tr><td class="nowrap">{{name}}</td><td><code>{{value}}</code></td></tr>
{{/page.postman}}
</tbody></table>
</details>
</section>
</div>
<aside>
{{#page.hasSteps}}
<section class="card">
<h2>Next steps</h2>
<ul class="scopes">
{{#page.steps}}
<li>{{sentence}}{{#url}} <a href="{{url}}">{{label}}</a>{{/url}}</li>
{{/page.steps}}
</ul>
</section>
{{/page.hasSteps}}
<section class="card">
<h2>Facts</h2>
<dl class="facts">
<dt>Client ID</dt><dd><code>{{page.clientID}}</code></dd>
{{#page.clientEmail}}
<dt>Client e-mail</dt><dd><code>{{page.clientEmail}}</code></dd>
{{/page.clientEmail}}
<dt>Organisation</dt><dd>{{#page.organisation}}{{page.organisation}}{{/page.organisation}}{{^page.organisation}}None{{/page.organisation}}</dd>
{{#page.memberOf}}
<dt>Member of</dt><dd>{{page.memberOf}}</dd>
{{/page.memberOf}}
<dt>Scopes</dt><dd>{{page.scopes}}</dd>
{{#page.secrets}}
<dt>Secrets</dt><dd>{{page.secrets}}</dd>
{{/page.secrets}}
<dt>Owners</dt><dd>{{#page.owners}}<div>{{.}}</div>{{/page.owners}}</dd>
<dt>Registered</dt><dd>{{#page.created}}{{> time}}{{/page.created}}{{#page.registrant}} by {{page.registrant}}{{/page.registrant}}</dd>
</dl>
</section>
</aside>
</div>
{{/content}}{{/layout}}

"""#

    static let appOwners: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> app-head}}{{/page.head}}
{{#page.done}}
<div class="notice" role="status"><p>{{.}}</p></div>
{{/page.done}}
{{#page.error}}
<div class="notice bad" role="alert"><p>{{.}}</p></div>
{{/page.error}}
<div class="card">
<h2>Owners</h2>
<p class="muted">Owners can do everything with this app, and get its mails. {{#page.organisation}}Administrators and co-administrators of <b>{{.}}</b> can change it too, also when the last owner has left.{{/page.organisation}}</p>
<table class="stack">
<thead><tr><th>Who</th><th>E-mail</th><td></td></tr></thead>
<tbody>
{{#page.owners}}
<tr><td><b>{{name}}</b>{{#isYou}} <span class="tag">You</span>{{/isYou}}{{#isDisabled}} <span class="tag bad">Disabled</span>{{/isDisabled}}</td><td data-th="E-mail">{{email}}</td><td class="end">{{#remove}}<form method="post" action="{{.}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="version" value="{{page.version}}"><button class="quiet" type="submit" aria-label="Remove {{name}}">Remove</button></form>{{/remove}}{{^remove}}<span class="muted small">the last owner stays</span>{{/remove}}</td></tr>
{{/page.owners}}
</tbody>
</table>
</div>
<form class="card" method="post" action="{{page.action}}">
<h2>Add an owner</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="version" value="{{page.version}}">
{{#page.email}}{{> field}}{{/page.email}}
<button class="primary" type="submit">Add the owner</button>
</form>
{{/content}}{{/layout}}

"""#

    static let appRedirects: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
{{#page.head}}{{> app-head}}{{/page.head}}
{{#page.done}}
<div class="notice" role="status"><p>{{.}}</p></div>
{{/page.done}}
{{#page.error}}
<div class="notice bad" role="alert"><p>{{.}}</p></div>
{{/page.error}}
{{#page.hasUsers}}
<form class="card" method="post" action="{{page.action}}">
<h2>Where people come back to</h2>
<p class="muted">An app names one of these addresses in its request, byte for byte. They use https; http is for <code>localhost</code>, <code>127.0.0.1</code> and <code>[::1]</code> only.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="version" value="{{page.version}}">
{{#page.signIn}}{{> text-area}}{{/page.signIn}}
{{#page.isNative}}
<div class="field"><p class="hint">A native app on a desktop listens on a port of its choice: register <code>http://127.0.0.1/callback</code>, and any port of that address is accepted (RFC 8252, section 7.3). A URI scheme of its own, such as <code>com.example.app:/callback</code>, is allowed too.</p></div>
{{/page.isNative}}
{{#page.signOut}}{{> text-area}}{{/page.signOut}}
<button class="primary" type="submit">Save the redirects</button>
</form>
{{/page.hasUsers}}
{{^page.hasUsers}}
<div class="card">
<h2>No redirects</h2>
<p>Nobody signs in to a service app, so there is nobody to send back.</p>
</div>
{{/page.hasUsers}}
{{/content}}{{/layout}}

"""#

    static let appScopes: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> app-head}}{{/page.head}}
{{#page.done}}
<div class="notice" role="status"><p>{{.}}</p></div>
{{/page.done}}
{{#page.error}}
<div class="notice bad" role="alert"><p>{{.}}</p></div>
{{/page.error}}
<div class="card">
<h2>What the app may ask for</h2>
{{#page.hasRows}}
<table class="stack">
<thead><tr><th>Scope</th><th>Opens</th><th>API</th><th>State</th><th>By</th><td></td></tr></thead>
<tbody>
{{#page.rows}}
<tr><td><code>{{scope}}</code></td><td data-th="Opens">{{#sentence}}{{.}}{{/sentence}}{{^sentence}}<span class="muted">nothing any more: the catalogue has no such scope</span>{{/sentence}}</td><td data-th="API">{{api}}</td><td data-th="State">{{#isApproved}}<span class="tag ok">Approved</span>{{/isApproved}}{{#isWaiting}}<span class="tag warn">Waits for approval</span>{{/isWaiting}}{{#isRefused}}<span class="tag bad">Refused</span>{{/isRefused}}</td><td data-th="By" class="small"><div>{{#steps}}<p>{{what}} {{who}}{{#at}}, {{> time}}{{/at}}</p>{{/steps}}{{#note}}<p class="muted">“{{.}}”</p>{{/note}}</div></td><td class="end"><form method="post" action="{{page.remove}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="version" value="{{page.version}}"><input type="hidden" name="scope" value="{{scope}}"><button class="quiet" type="submit" aria-label="Remove {{scope}}">Remove</button></form></td></tr>
{{/page.rows}}
</tbody>
</table>
{{/page.hasRows}}
{{^page.hasRows}}
<p class="muted">The app has no scopes yet, so its tokens open nothing. Ask for some below.</p>
{{/page.hasRows}}
</div>
{{#page.hasGroups}}
<form class="card" method="post" action="{{page.action}}">
<h2>Ask for more</h2>
<p class="muted">Ask for what the app needs, and no more: people are asked to allow each of these.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="version" value="{{page.version}}">
{{#page.groups}}
<fieldset class="group">
<legend>{{name}}{{#needsApproval}} <span class="tag warn">needs approval</span>{{/needsApproval}}</legend>
{{#offers}}
<div class="check"><input id="{{id}}" name="scope" type="checkbox" value="{{value}}"{{#isChecked}} checked{{/isChecked}}><label for="{{id}}">{{sentence}} <code class="muted">{{value}}</code></label></div>
{{/offers}}
</fieldset>
{{/page.groups}}
<button class="primary" type="submit">Ask for these scopes</button>
</form>
{{/page.hasGroups}}
{{/content}}{{/layout}}

"""#

    static let appSecretRevocation: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
{{#page.head}}{{> app-head}}{{/page.head}}
<form class="card" method="post" action="{{page.action}}">
<h2>Revoke the secret <b>{{page.label}}</b>?</h2>
<p>It opens nothing from then on, and it cannot be brought back. What still uses it gets no more tokens.</p>
<dl class="facts">
<dt>Begins with</dt><dd><code>{{page.hint}}</code></dd>
<dt>Created</dt><dd>{{#page.createdAt}}{{> time}}{{/page.createdAt}}</dd>
<dt>Last used</dt><dd>{{#page.lastUsedAt}}{{> time}}{{/page.lastUsedAt}}{{^page.lastUsedAt}}never{{/page.lastUsedAt}}</dd>
</dl>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="version" value="{{page.version}}">
{{#page.isLast}}
<div class="field after">
<div class="check"><input id="force" name="force" type="checkbox" value="yes"{{#page.error}} aria-invalid="true" aria-describedby="force-error"{{/page.error}}><label for="force">This is the last active secret. The app may stand still until it gets another one.</label></div>
{{#page.error}}
<p id="force-error" class="error" role="alert">{{.}}</p>
{{/page.error}}
</div>
{{/page.isLast}}
<div class="row after"><button class="danger" type="submit">Revoke the secret</button> <a class="button" href="{{page.cancel}}">Keep it</a></div>
</form>
{{/content}}{{/layout}}

"""#

    static let appSettings: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
{{#page.head}}{{> app-head}}{{/page.head}}
{{#page.done}}
<div class="notice" role="status"><p>{{.}}</p></div>
{{/page.done}}
<form class="card" method="post" action="{{page.action}}">
<h2>Name</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="version" value="{{page.version}}">
{{#page.name}}{{> field}}{{/page.name}}
<button class="primary" type="submit">Save the name</button>
</form>
<div class="card">
<h2>What stays as it is</h2>
<dl class="facts">
<dt>Type</dt><dd>{{page.type}}. An app never changes its type: register another one if you need another type.</dd>
<dt>Registered</dt><dd>{{#page.createdAt}}{{> time}}{{/page.createdAt}}</dd>
</dl>
</div>
{{#page.isDisabled}}
<form class="card" method="post" action="{{page.enable}}">
<h2>Enable the app</h2>
<p>Its secrets open tokens again. People who were signed in to it have to sign in anew.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="version" value="{{page.version}}">
<button class="primary" type="submit">Enable the app</button>
</form>
{{/page.isDisabled}}
{{^page.isDisabled}}
<form class="card" method="post" action="{{page.disable}}">
<h2>Disable the app</h2>
<p>Within a second its tokens are refused and it gets no new ones. Everybody who is signed in to it is signed out of it. You can enable it again.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="version" value="{{page.version}}">
<button class="danger" type="submit">Disable the app</button>
</form>
{{/page.isDisabled}}
<form class="card" method="post" action="{{page.delete}}">
<h2>Delete the app</h2>
<p>It goes for good, with its secrets, its memberships and everything that people have allowed it. Nobody ever gets its client id again: a new app with the same name is another app.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="version" value="{{page.version}}">
<p>The name is <b>{{page.appName}}</b>.</p>
{{#page.confirmation}}{{> field}}{{/page.confirmation}}
<button class="danger" type="submit">Delete the app for good</button>
</form>
{{/content}}{{/layout}}

"""#

    static let approvalHistory: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
<div class="head"><div><h1>Decisions</h1><p class="muted">The newest decisions about scopes that you may decide on, at most 50. The audit log has all of them.</p></div></div>
{{#page.tabs}}
{{> approval-tabs}}
{{/page.tabs}}
{{#page.hasEntries}}
<div class="card">
<table class="stack">
<thead><tr><th>App</th><th>Scope</th><th>Decision</th><th>By</th><th>When</th></tr></thead>
<tbody>
{{#page.entries}}
<tr><td><a href="{{appURL}}">{{app}}</a>{{#organisation}} <span class="small muted">{{name}}</span>{{/organisation}}</td><td data-th="Scope"><a class="mono" href="{{url}}">{{scope}}</a></td><td data-th="Decision">{{#isRefused}}<span class="tag bad">Refused</span>{{/isRefused}}{{^isRefused}}<span class="tag ok">Approved</span>{{/isRefused}}{{#decision}}{{#note}} <span class="small">{{.}}</span>{{/note}}{{/decision}}</td><td data-th="By">{{#decision}}{{by}}{{/decision}}</td><td data-th="When">{{#decision}}{{#at}}{{> time}}{{/at}}{{/decision}}</td></tr>
{{/page.entries}}
</tbody>
</table>
</div>
{{/page.hasEntries}}
{{^page.hasEntries}}
<section class="card"><h2>Nothing has been decided yet</h2><p>What you and others decide is listed here, with the notes. From here an approval can also be taken back.</p></section>
{{/page.hasEntries}}
{{/content}}{{/layout}}

"""#

    static let approvalTabs: StaticString = #"""
<nav class="tabs" aria-label="Approvals">
<a href="{{queue}}"{{#isQueue}} aria-current="page"{{/isQueue}}>Waiting</a>
<a href="{{history}}"{{#isHistory}} aria-current="page"{{/isHistory}}>Decided</a>
</nav>

"""#

    static let approval: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
{{#page.entry}}
<p class="crumbs"><a href="{{page.list}}">Approvals</a> / {{app}}</p>
<div class="head"><div><h1>{{scope}} for {{app}}</h1><p class="muted">{{kind}}{{#organisation}} of {{name}}{{/organisation}}{{^organisation}} of no organisation{{/organisation}} · <a href="{{appURL}}">See the app</a></p></div></div>
{{/page.entry}}
{{#page.notice}}
<div class="notice" role="status"><p>{{.}}</p></div>
{{/page.notice}}
{{#page.isOwn}}
<div class="notice warn"><p>You asked for this scope yourself: somebody else has to decide.</p></div>
{{/page.isOwn}}
<section class="card">
<dl class="facts">
<dt>State</dt><dd>{{#page.isWaiting}}<span class="tag warn">Waits</span>{{/page.isWaiting}}{{#page.isApproved}}<span class="tag ok">Approved</span>{{/page.isApproved}}{{#page.isRefused}}<span class="tag bad">Refused</span>{{/page.isRefused}}</dd>
{{#page.entry}}
{{#sentence}}
<dt>Lets the app</dt><dd>{{.}}</dd>
{{/sentence}}
<dt>Asked by</dt><dd>{{#requester}}{{.}}{{/requester}}{{^requester}}unknown{{/requester}}{{#requestedAt}}, {{> time}}{{/requestedAt}}</dd>
{{#decision}}
<dt>Last decided</dt><dd>{{#at}}{{> time}}{{/at}} by {{by}}</dd>
{{#note}}
<dt>Note</dt><dd>{{.}}</dd>
{{/note}}
{{/decision}}
{{/page.entry}}
</dl>
</section>
{{#page.canDecide}}
<form class="card" method="post" action="{{page.decide}}">
<h2>Decide</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="app" value="{{page.entry.clientID}}">
<input type="hidden" name="scope" value="{{page.entry.scope}}">
{{#page.note}}
{{> field}}
{{/page.note}}
<div class="row"><button class="primary" type="submit" name="decision" value="approve">Approve</button><button class="danger" type="submit" name="decision" value="refuse">Refuse</button></div>
</form>
{{/page.canDecide}}
{{#page.canRevoke}}
<form class="card" method="post" action="{{page.revoke}}">
<h2>Take the approval back</h2>
<p class="muted">New tokens no longer get the scope within a second; tokens that were given before last until they expire. The owners get a mail.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="app" value="{{page.entry.clientID}}">
<input type="hidden" name="scope" value="{{page.entry.scope}}">
{{#page.note}}
{{> field}}
{{/page.note}}
<button class="danger" type="submit">Take the approval back</button>
</form>
{{/page.canRevoke}}
{{/content}}{{/layout}}

"""#

    static let approvals: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<div class="head"><div><h1>Approvals</h1><p class="muted">Scopes that somebody has asked for and that wait for your decision, oldest first.</p></div></div>
{{#page.tabs}}
{{> approval-tabs}}
{{/page.tabs}}
{{#page.notice}}
<div class="notice" role="status"><p>{{.}}</p></div>
{{/page.notice}}
{{#page.isNarrowed}}
<p class="muted">Only one organisation's requests are shown. <a href="{{page.first}}">Show all</a></p>
{{/page.isNarrowed}}
{{#page.entries}}
<section class="card">
<h2><a href="{{url}}">{{app}}</a></h2>
<p class="muted">{{kind}}{{#organisation}} of <a href="{{url}}">{{name}}</a>{{/organisation}}{{^organisation}} of no organisation{{/organisation}} · <a href="{{appURL}}">See the app</a></p>
<dl class="facts">
<dt>Scope</dt><dd><code>{{scope}}</code></dd>
{{#sentence}}
<dt>Lets the app</dt><dd>{{.}}</dd>
{{/sentence}}
<dt>Asked by</dt><dd>{{#requester}}{{.}}{{/requester}}{{^requester}}unknown{{/requester}}{{#requestedAt}}, {{> time}}{{/requestedAt}}</dd>
{{#decision}}
<dt>Refused before</dt><dd>{{#at}}{{> time}}{{/at}} by {{by}}{{#note}}: {{.}}{{/note}}</dd>
{{/decision}}
</dl>
<form class="after" method="post" action="{{page.decide}}">
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="app" value="{{clientID}}">
<input type="hidden" name="scope" value="{{scope}}">
<div class="field"><label for="note-{{number}}">Note to the owners <span class="muted">(optional)</span></label><input id="note-{{number}}" name="note" type="text" maxlength="500" autocomplete="off"></div>
<div class="row"><button class="primary" type="submit" name="decision" value="approve">Approve</button><button class="danger" type="submit" name="decision" value="refuse">Refuse</button></div>
</form>
</section>
{{/page.entries}}
{{^page.entries}}
<section class="card">
{{#page.isApprover}}
<h2>{{#page.isLaterPage}}Nothing more waits{{/page.isLaterPage}}{{^page.isLaterPage}}Nothing waits for you{{/page.isLaterPage}}</h2>
<p>When an owner asks for a scope that needs approval, the request appears here and you get a mail. The app gets no token with the scope until somebody approves it. Requests that you made yourself wait for somebody else and are not listed.</p>
{{/page.isApprover}}
{{^page.isApprover}}
<h2>You decide about no scopes</h2>
<p>Approvals are given by those who look after an organisation, and by operators. What you have asked for is on the page of <a href="{{page.apps}}">each of your apps</a>, under Scopes; you get a mail when it is decided.</p>
{{/page.isApprover}}
{{#page.rules}}
<p class="muted"><b>{{name}}</b> is approved by {{approver}}.</p>
{{/page.rules}}
{{^page.rules}}
<p class="muted">No API of this installation needs approval.</p>
{{/page.rules}}
</section>
{{/page.entries}}
{{#page.next}}
<p class="beside"><a href="{{page.first}}">First page</a><a href="{{.}}" rel="next">Next page</a></p>
{{/page.next}}
{{/content}}{{/layout}}

"""#

    static let apps: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
<div class="head"><div><h1>My apps</h1><p class="muted">{{page.explanation}}</p></div><a class="button primary" href="{{page.register}}">Register new</a></div>
{{#page.hasSearch}}
<form class="row search" role="search" method="get" action="{{page.action}}">
{{#page.search}}{{> search}}{{/page.search}}
</form>
{{/page.hasSearch}}
{{#page.hasRows}}
<div class="card"><table class="stack"><thead><tr><th scope="col">App</th><th scope="col">Type</th><th scope="col">State</th><th scope="col">Organisation</th><th scope="col">Tokens, 14 days</th><th scope="col">Secret last used</th><th scope="col">Registered</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><a href="{{url}}"><b>{{name}}</b></a><br><code class="muted">{{clientID}}</code></td><td data-th="Type">{{type}}</td><td data-th="State"><div>{{#tags}}<span class="tag {{kind}}">{{label}}</span> {{/tags}}</div></td><td data-th="Organisation">{{#organisation}}{{.}}{{/organisation}}{{^organisation}}None{{/organisation}}</td><td data-th="Tokens, 14 days">{{#tokens}}<svg class="spark" viewBox="{{viewBox}}" role="img" aria-label="{{summary}}" xmlns="http://www.w3.org/2000/svg"><polyline fill="none" stroke="currentColor" stroke-width="2" points="{{points}}"/></svg>{{/tokens}}</td><td data-th="Secret last used">{{#lastUse}}{{> time}}{{/lastUse}}{{^lastUse}}<span class="muted">{{withoutUse}}</span>{{/lastUse}}</td><td data-th="Registered">{{#created}}{{> time}}{{/created}}</td></tr>
{{/page.rows}}
</tbody></table></div>
{{/page.hasRows}}
{{^page.hasRows}}
{{#page.first}}
<p class="notice">{{#page.searched}}No app has “{{page.searched}}” in its name or client ID.{{/page.searched}}{{^page.searched}}There are no more apps.{{/page.searched}}</p>
{{/page.first}}
{{^page.first}}
<section class="card">
<h2>Register your first app</h2>
<p>An app is what a program of yours is to this server: it has a client ID, perhaps a secret, and the scopes that it may ask for.</p>
<p>Choose a <b>Service</b> for something that runs by itself, and <b>Native</b>, <b>Single-page</b> or <b>Web</b> for something that people sign in to. It takes a minute, and the last page has a command that gets your first token.</p>
<a class="button primary" href="{{page.register}}">Register new</a>
</section>
{{/page.first}}
{{/page.hasRows}}
<p class="beside">{{#page.first}}<a href="{{page.first}}">{{#page.searched}}All apps{{/page.searched}}{{^page.searched}}Newest apps{{/page.searched}}</a>{{/page.first}} {{#page.next}}<a href="{{page.next}}" rel="next">Older apps</a>{{/page.next}}</p>
{{/content}}{{/layout}}

"""#

    static let auditLines: StaticString = #"""
<table class="stack">
<thead><tr><th>When</th><th>What</th><th>Who</th><th>Details</th></tr></thead>
<tbody>
{{#lines}}
<tr>
<td>{{#at}}{{> time}}{{/at}}</td>
<td data-th="What"><div><b>{{sentence}}</b><br><small class="muted mono">{{kind}}</small></div></td>
<td data-th="Who"><div>{{who}}{{#whoID}}<br><small class="muted mono">{{.}}</small>{{/whoID}}{{#address}}<br><small class="muted mono">{{.}}</small>{{/address}}</div></td>
<td data-th="Details"><div>{{#target}}<p>To <b>{{.}}</b></p>{{/target}}{{#app}}<p>App <b>{{.}}</b></p>{{/app}}{{#detail}}<p>{{.}}</p>{{/detail}}{{#error}}<p><a class="mono" href="{{url}}">{{label}}</a></p>{{/error}}{{#decision}}<p><a class="mono" href="{{url}}">{{label}}</a></p>{{/decision}}</div></td>
</tr>
{{/lines}}
</tbody>
</table>

"""#

    static let auditLog: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
<div class="head"><div><h1>Audit</h1><p class="muted">What was done, when and by whom. The log is only ever added to; each entry is chained to the one before it.</p></div></div>
<form class="card" method="get" action="{{page.action}}">
{{#page.form}}
<div class="row">
<div class="grow">{{#view}}{{> select}}{{/view}}</div>
<div class="grow">{{#kind}}{{> select}}{{/kind}}</div>
<div class="grow">{{#since}}{{> field}}{{/since}}</div>
<div class="grow">{{#until}}{{> field}}{{/until}}</div>
</div>
<div class="row">
<div class="grow">{{#actor}}{{> field}}{{/actor}}</div>
<div class="grow">{{#app}}{{> field}}{{/app}}</div>
<div class="grow">{{#errorID}}{{> field}}{{/errorID}}</div>
<div class="grow">{{#correlationID}}{{> field}}{{/correlationID}}</div>
</div>
{{/page.form}}
<div class="row"><button class="primary" type="submit">Show</button>{{#page.isFiltered}} <a class="button" href="{{page.reset}}">Clear</a>{{/page.isFiltered}} <a class="button" href="{{page.csv}}">Export CSV</a> <a class="button" href="{{page.json}}">Export JSON</a></div>
</form>
{{#page.hasLines}}
<div class="card">
{{#page}}{{> audit-lines}}{{/page}}
</div>
{{/page.hasLines}}
{{^page.hasLines}}
<div class="card"><h2>Nothing here</h2><p>{{#page.isFiltered}}No event fits the filter. Clear it, or choose a longer time.{{/page.isFiltered}}{{^page.isFiltered}}As soon as somebody signs in, registers an app or is refused, it is written down here.{{/page.isFiltered}}</p></div>
{{/page.hasLines}}
{{#page.next}}
<p><a class="button" href="{{page.next}}" rel="next">Older events</a></p>
{{/page.next}}
{{/content}}{{/layout}}

"""#

    static let brand: StaticString = #"""
<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="3" aria-hidden="true"><path d="M2 6h20"/><path d="M6 6v15M18 6v15" stroke-width="2.4"/></svg>
"""#

    static let consent: StaticString = #"""
{{<layout}}
{{$content}}
<h1>Allow access?</h1>
<p class="muted"><b>{{page.app}}</b> {{#page.organisation}}by <b>{{page.organisation}}</b>{{/page.organisation}}{{^page.organisation}}(no organisation){{/page.organisation}} wants to</p>
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.csrf}}">
<input type="hidden" name="t" value="{{page.transaction}}">
<ul class="scopes">
{{#page.scopes}}
<li>{{.sentence}} <small class="muted">{{.id}}</small></li>
{{/page.scopes}}
{{^page.scopes}}
<li>know that you have an account here</li>
{{/page.scopes}}
</ul>
<p class="small muted">It returns you to <span class="mono">{{page.returnsTo}}</span>. Each access token it gets lasts {{page.tokenLifetime}}.</p>
<div class="row"><button class="allow primary" type="submit" name="decision" value="allow">Allow</button><button type="submit" name="decision" value="deny">Deny</button></div>
</form>
<p class="small muted">Signed in as <b>{{page.email}}</b>. <a href="{{page.otherAccount}}">Not you?</a></p>
{{/content}}
{{/layout}}

"""#

    static let datasourceDocument: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> datasource-head}}{{/page.head}}
<section class="card">
{{#page.way}}{{> folder-way}}{{/page.way}}
{{#page.document}}
<h2>{{name}}</h2>
<p>{{description}}</p>
<dl class="facts">
{{#fileName}}
<dt>File</dt><dd class="mono">{{.}}</dd>
{{/fileName}}
<dt>Version</dt><dd>{{version}}</dd>
<dt>Size</dt><dd>{{size}}</dd>
<dt>Document ID</dt><dd class="copy"><code>{{page.id}}</code></dd>
<dt>SHA-256</dt><dd class="mono">{{page.digest}}</dd>
<dt>Made</dt><dd>{{#page.made}}{{> time}}{{/page.made}}</dd>
<dt>Changed</dt><dd>{{#changed}}{{> time}}{{/changed}}{{#changedBy}} by {{.}}{{/changedBy}}</dd>
</dl>
<p class="after"><a class="button primary" href="{{download}}">Download</a></p>
{{/page.document}}
</section>
<section class="card">
<h2>Versions</h2>
<table class="stack"><thead><tr><th>Version</th><th>Size</th><th>When</th><th>Who</th><th class="end">Bytes</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><code>{{version}}</code>{{#isCurrent}} <span class="tag ok">current</span>{{/isCurrent}}</td><td class="nowrap" data-th="Size">{{size}}</td><td data-th="When">{{#at}}{{> time}}{{/at}}</td><td data-th="Who">{{author}}{{^author}}–{{/author}}</td><td class="end" data-th=""><a href="{{download}}" aria-label="Download version {{version}}">Download</a></td></tr>
{{/page.rows}}
</tbody></table>
<p class="beside">{{#page.first}}<a href="{{.}}">Newest versions</a> {{/page.first}}{{#page.next}}<a href="{{.}}" rel="next">Older versions</a>{{/page.next}}</p>
</section>
{{/content}}{{/layout}}

"""#

    static let datasourceFolder: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> datasource-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
<section class="card">
<h2 class="skip">Folders and documents</h2>
{{^page.isTop}}
{{#page.way}}{{> folder-way}}{{/page.way}}
{{/page.isTop}}
{{#page.hasRows}}
<table class="stack"><thead><tr><th>Name</th><th>Version</th><th>Size</th><th>Last change</th><th class="end">Bytes</th></tr></thead><tbody>
{{#page.folders}}
<tr><td colspan="5"><span class="tag">Folder</span> <a href="{{url}}"><b>{{name}}</b></a><br><span class="muted small">{{description}}</span></td></tr>
{{/page.folders}}
{{#page.rows}}
<tr><td><a href="{{url}}"><b>{{name}}</b></a>{{#fileName}}<br><span class="muted small mono">{{.}}</span>{{/fileName}}<br><span class="muted small">{{description}}</span></td><td data-th="Version">{{version}}</td><td class="nowrap" data-th="Size">{{size}}</td><td data-th="Last change"><div><span class="nowrap">{{#changed}}{{> time}}{{/changed}}</span>{{#changedBy}}<br><span class="muted small">{{.}}</span>{{/changedBy}}</div></td><td class="end" data-th=""><a href="{{download}}" aria-label="Download {{name}}">Download</a></td></tr>
{{/page.rows}}
</tbody></table>
{{/page.hasRows}}
{{^page.hasRows}}
<p class="muted">{{#page.isTop}}There is no folder that you may see.{{/page.isTop}}{{^page.isTop}}There is nothing in this folder that you may see.{{/page.isTop}}</p>
{{/page.hasRows}}
</section>
<p class="beside">{{#page.first}}<a href="{{.}}">First page</a> {{/page.first}}{{#page.nextFolders}}<a href="{{.}}">More folders</a> {{/page.nextFolders}}{{#page.nextDocuments}}<a href="{{.}}" rel="next">More documents</a>{{/page.nextDocuments}}</p>
{{#page.access}}
<section class="card">
<h2>Who may see this folder</h2>
{{#hasOwn}}
<p class="muted">The folder has a list of its own, which holds for the folders below it as well, but for those that have one. Administrators of the data source see and change everything.</p>
{{#hasEntries}}
<table class="stack"><thead><tr><th>Who</th><th>Access</th><th class="end">Take off the list</th></tr></thead><tbody>
{{#entries}}
<tr><td><b>{{name}}</b>{{#isService}} <span class="tag">service</span>{{/isService}}{{#isDisabled}} <span class="tag bad">disabled</span>{{/isDisabled}}<br><span class="muted small">{{email}}</span></td><td data-th="Access">{{right}}</td><td class="end" data-th=""><form method="post" action="{{removal}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="folder" value="{{folder}}"><input type="hidden" name="person" value="{{email}}"><button class="quiet" type="submit" aria-label="Take {{name}} off the list">Remove</button></form></td></tr>
{{/entries}}
</tbody></table>
{{/hasEntries}}
{{^hasEntries}}
<p>It names nobody.</p>
{{/hasEntries}}
{{/hasOwn}}
{{#above}}
<p class="muted">The folder has no list of its own: that of <a href="{{url}}">{{name}}</a> holds. With the first change it gets one, which begins as a copy.</p>
{{/above}}
{{#isOpen}}
<p class="muted">No list holds here: whoever has a role in the data source sees the folder, and editors write in it. With the first change it gets a list, on which all others read.</p>
{{/isOpen}}
</section>
<form class="card" method="post" action="{{setting}}">
<h2>Give access to this folder</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="folder" value="{{folder}}">
{{#email}}{{> field}}{{/email}}
{{#right}}{{> select}}{{/right}}
<button class="primary" type="submit">Give access</button>
</form>
{{#hasOwn}}
<form class="card" method="post" action="{{settingForOthers}}">
<h2>All others</h2>
<p class="muted">What those may who have a role in the data source and are not on the list.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="folder" value="{{folder}}">
{{#others}}{{> select}}{{/others}}
<button type="submit">Set for all others</button>
</form>
<form class="card" method="post" action="{{inheritance}}">
<h2>Take the list away</h2>
<p class="muted">What holds above the folder holds here then.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="folder" value="{{folder}}">
<button class="danger" type="submit">Do without a list of its own</button>
</form>
{{/hasOwn}}
{{/page.access}}
{{/content}}{{/layout}}

"""#

    static let datasourceHead: StaticString = #"""
<p class="crumbs"><a href="{{organisations}}">Organisations</a> / {{#list}}<a href="{{.}}">{{organisation}}</a>{{/list}}{{^list}}{{organisation}}{{/list}} / {{name}}</p>
<div class="head"><div><h1>{{name}}</h1><p class="muted">{{standing}}</p></div></div>
<nav class="tabs" aria-label="Data source">
{{#tabs}}
<a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a>
{{/tabs}}
</nav>

"""#

    static let datasource: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> datasource-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
{{#page.lacksProduct}}
<p class="notice warn">{{page.organisation}} does not have ProjectWise switched on: the data source answers nobody.{{#page.products}} <a href="{{.}}">See its products</a>{{/page.products}}</p>
{{/page.lacksProduct}}
<section class="card">
<h2>About</h2>
<p>{{page.description}}</p>
<dl class="facts">
<dt>Your role</dt><dd>{{#page.role}}{{page.role}}{{/page.role}}{{^page.role}}None: you look after the organisation{{/page.role}}</dd>
<dt>Repository ID</dt><dd class="copy"><code>{{page.repository}}</code></dd>
<dt>WSG address</dt><dd class="copy"><code>{{page.address}}</code></dd>
<dt>Host</dt><dd class="mono">{{page.host}}</dd>
<dt>Made</dt><dd>{{#page.created}}{{> time}}{{/page.created}}{{#page.createdBy}} by {{.}}{{/page.createdBy}}</dd>
</dl>
</section>
{{#page.desk}}
<section class="card">
<h2>Apps that were refused</h2>
{{#hasWaiting}}
<p class="muted">They have called with a good token, and are on no list. Allow those that people of yours use.</p>
<table class="stack"><thead><tr><th>App</th><th>Organisation</th><th>First call</th><th>Last call</th><th>Calls</th><th class="end">Decide</th></tr></thead><tbody>
{{#waiting}}
<tr><td><b>{{name}}</b>{{#isDisabled}} <span class="tag bad">disabled</span>{{/isDisabled}}<br><code class="muted">{{id}}</code></td><td data-th="Organisation">{{organisation}}{{^organisation}}–{{/organisation}}</td><td data-th="First call">{{#first}}{{> time}}{{/first}}</td><td data-th="Last call">{{#last}}{{> time}}{{/last}}</td><td data-th="Calls">{{calls}}</td><td class="end" data-th=""><div><form method="post" action="{{allowing}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="client" value="{{id}}"><button class="primary" type="submit" aria-label="Allow {{name}}">Allow</button></form> <form method="post" action="{{dismissal}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="client" value="{{id}}"><button class="quiet" type="submit" aria-label="Dismiss {{name}}">Dismiss</button></form></div></td></tr>
{{/waiting}}
</tbody></table>
{{/hasWaiting}}
{{^hasWaiting}}
<p class="muted">None waits. An app that calls without being allowed is refused, and stands here.</p>
{{/hasWaiting}}
</section>
<section class="card">
<h2>Client allow-list</h2>
<p class="muted">The data source answers only these apps{{#page.organisationClients}} and those on <a href="{{.}}">the list of the organisation</a>{{/page.organisationClients}}{{^page.organisationClients}} and those on the list of the organisation{{/page.organisationClients}}, whatever their tokens say.</p>
{{#hasClients}}
<table class="stack"><thead><tr><th>Client</th><th>State</th><th>Since</th><th class="end">Change</th></tr></thead><tbody>
{{#clients}}
<tr><td><b>{{name}}</b><br><code class="muted">{{id}}</code></td><td data-th="State">{{#isDisabled}}<span class="tag bad">Disabled</span>{{/isDisabled}}{{^isDisabled}}<span class="tag ok">Allowed</span>{{/isDisabled}}</td><td data-th="Since">{{#since}}{{> time}}{{/since}}</td><td class="end" data-th=""><form method="post" action="{{removal}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="client" value="{{id}}"><button class="quiet danger" type="submit" aria-label="Remove {{name}}">Remove</button></form></td></tr>
{{/clients}}
</tbody></table>
{{/hasClients}}
{{^hasClients}}
<p>No app is on this list.</p>
{{/hasClients}}
</section>
<form class="card" method="post" action="{{allowing}}">
<h2>Allow an app</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#client}}{{> field}}{{/client}}
<button class="primary" type="submit">Allow app</button>
</form>
<section class="card">
<h2>Roles</h2>
{{#hasSearch}}
<form class="row search" role="search" method="get" action="{{searching}}">
{{#search}}{{> search}}{{/search}}
</form>
{{/hasSearch}}
{{#hasUsers}}
<table class="stack"><thead><tr><th>Who</th><th>Role</th><th class="end">Take the role</th></tr></thead><tbody>
{{#users}}
<tr><td><b>{{name}}</b>{{#isService}} <span class="tag">service</span>{{/isService}}{{#isDisabled}} <span class="tag bad">disabled</span>{{/isDisabled}}<br><span class="muted small">{{email}}</span></td><td data-th="Role">{{role}}</td><td class="end" data-th=""><form method="post" action="{{roleRemoval}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="email" value="{{email}}"><button class="quiet" type="submit" aria-label="Take the role of {{name}}">Remove</button></form></td></tr>
{{/users}}
</tbody></table>
{{#hasMore}}
<p class="hint">Not everybody is shown: search for the others.</p>
{{/hasMore}}
{{/hasUsers}}
{{^hasUsers}}
<p class="muted">{{#hasSearch}}Nobody with a role has this in the name or e-mail address.{{/hasSearch}}{{^hasSearch}}Nobody has a role here yet.{{/hasSearch}}</p>
{{/hasUsers}}
</section>
<form class="card" method="post" action="{{assignment}}">
<h2>Give a role</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#email}}{{> field}}{{/email}}
{{#role}}{{> select}}{{/role}}
<button class="primary" type="submit">Give the role</button>
</form>
{{/page.desk}}
{{/content}}{{/layout}}

"""#

    static let datasources: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> organisation-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
{{#page.lacksProduct}}
<p class="notice warn">Data sources belong to ProjectWise, which this organisation does not have: they answer nobody. <a href="{{page.products}}">See its products</a></p>
{{/page.lacksProduct}}
<div class="card">
<h2>Data sources</h2>
{{#page.hasRows}}
<table class="stack"><thead><tr><th>Data source</th><th>Host</th><th>Your role</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><a href="{{url}}"><b>{{name}}</b></a><br><span class="muted small">{{description}}</span></td><td data-th="Host"><span class="mono">{{host}}</span></td><td data-th="Your role">{{role}}{{^role}}–{{/role}}</td></tr>
{{/page.rows}}
</tbody></table>
{{/page.hasRows}}
{{^page.hasRows}}
<p class="muted">{{#page.form}}There is no data source yet. A data source holds the folders and documents that ProjectWise clients read.{{/page.form}}{{^page.form}}You have no role in a data source of this organisation. Its administrators give roles.{{/page.form}}</p>
{{/page.hasRows}}
</div>
{{#page.form}}
<form class="card" method="post" action="{{action}}">
<h2>Make a data source</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#name}}{{> field}}{{/name}}
{{#host}}{{> field}}{{/host}}
{{#description}}{{> field}}{{/description}}
<button class="primary" type="submit">Make the data source</button>
</form>
{{/page.form}}
{{/content}}{{/layout}}

"""#

    static let developerTerms: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<p class="crumbs"><a href="{{page.list}}">My apps</a> / Developer terms</p>
<h1>Developer terms</h1>
<section class="card">
<p>An app that you register acts with the rights of those who use it, or with rights of its own. You answer for what it does.</p>
<p>Give it a name that says what it is. Ask only for the scopes that it needs. Keep its secrets where only the app can read them, never in a browser, a phone or a repository, and replace one that somebody else may have seen.</p>
<p>Use what your app reads for the purpose that people were told of, and delete what is no longer needed.</p>
<p>The people who run this server may switch an app off that harms others. Who registers, changes and uses apps is written to an audit log.</p>
</section>
{{#page.hasAccepted}}
<p class="notice">You have accepted these terms.</p>
{{/page.hasAccepted}}
{{^page.hasAccepted}}
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="next" value="{{page.next}}">
<div class="field">
<div class="check"><input id="accept" name="accept" type="checkbox" value="yes" required{{#page.error}} aria-invalid="true" aria-describedby="accept-error"{{/page.error}}><label for="accept">I accept the developer terms.</label></div>
{{#page.error}}
<p id="accept-error" class="error" role="alert">{{page.error}}</p>
{{/page.error}}
<p class="hint">You are asked once, and again only when the terms change.</p>
</div>
<div class="row"><button class="primary" type="submit">Accept and go on</button> <a href="{{page.list}}">Not now</a></div>
</form>
{{/page.hasAccepted}}
{{/content}}{{/layout}}

"""#

    static let error: StaticString = #"""
{{<layout}}
{{$content}}
<h1>{{page.heading}}</h1>
<div class="notice bad"><p>{{page.sentence}}</p></div>
<dl class="facts small">
<dt>Status</dt><dd>{{page.statusCode}}</dd>
{{#page.errorID}}
<dt>Error id</dt><dd><a class="mono" href="{{page.explanation}}">{{page.errorID}}</a></dd>
{{/page.errorID}}
{{#page.correlationID}}
<dt>Correlation id</dt><dd><code>{{page.correlationID}}</code></dd>
{{/page.correlationID}}
</dl>
{{#page.accessCheck}}
<p class="after"><a class="button" href="{{.}}">Check access</a></p>
{{/page.accessCheck}}
{{/content}}
{{/layout}}

"""#

    static let errors: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<h1>Error ids</h1>
<p class="muted">Every refusal has an id that stays the same. Token errors carry it in <code>error_uri</code>, error pages link to it.</p>
{{#page.entries}}
<section class="card entry" id="{{.id}}">
<h2 class="mono">{{.id}}</h2>
<p>{{.meaning}}</p>
<p class="muted"><b>What to do:</b> {{.remedy}}</p>
</section>
{{/page.entries}}
{{^page.entries}}
<p>None are listed.</p>
{{/page.entries}}
{{/content}}{{/layout}}

"""#

    static let field: StaticString = #"""
<div class="field">
<label for="{{name}}">{{label}}{{^isRequired}} <span class="muted">(optional)</span>{{/isRequired}}</label>
<input id="{{name}}" name="{{name}}" type="{{type}}" value="{{value}}"{{#list}} list="{{.}}"{{/list}}{{#autocomplete}} autocomplete="{{.}}"{{/autocomplete}}{{#maximumLength}} maxlength="{{.}}"{{/maximumLength}}{{#isRequired}} required{{/isRequired}}{{#error}} aria-invalid="true"{{/error}}{{#describedBy}} aria-describedby="{{.}}"{{/describedBy}}>
{{#error}}
<p id="{{name}}-error" class="error" role="alert">{{.}}</p>
{{/error}}
{{#hint}}
<p id="{{name}}-hint" class="hint">{{.}}</p>
{{/hint}}
</div>

"""#

    static let folderWay: StaticString = #"""
<nav class="way" aria-label="Folders"><a href="{{top}}">{{label}}</a>{{#steps}} <span aria-hidden="true">/</span> {{#url}}<a href="{{.}}">{{name}}</a>{{/url}}{{^url}}<b aria-current="page">{{name}}</b>{{/url}}{{/steps}}</nav>

"""#

    static let formPost: StaticString = #"""
{{<layout}}
{{$content}}
<h1>Back to {{page.app}}</h1>
<form class="card" method="post" action="{{page.target}}">
{{#page.fields}}
<input type="hidden" name="{{.name}}" value="{{.value}}">
{{/page.fields}}
<p>You are on your way. If nothing happens, press the button.</p>
<button class="primary wide" type="submit">Continue</button>
</form>
<script>{{page.script}}</script>
{{/content}}
{{/layout}}

"""#

    static let home: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<h1>Lintel</h1>
<p class="muted">A developer platform for engineering data: apps get tokens by OAuth 2.0 and OpenID Connect, organisations decide what they may do.</p>
<section class="card">
<h2>What answers here</h2>
<dl class="facts links">
{{#page.links}}
<dt><a href="{{.url}}">{{.name}}</a></dt><dd>{{.meaning}}</dd>
{{/page.links}}
</dl>
</section>
<section class="card" id="quick-start">
<h2>Quick start</h2>
{{#page.steps}}
<h3>{{.title}}</h3>
<pre tabindex="0" role="region" aria-label="{{.title}}"><code>{{.command}}</code></pre>
{{/page.steps}}
</section>
<p class="small muted">The issuer is <code>{{page.issuer}}</code>.</p>
{{/content}}{{/layout}}

"""#

    static let invitation: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
{{#page.offer}}
<h1>You are invited</h1>
<p class="muted"><b>{{inviter}}</b> invites you to <b>{{organisation}}</b>.</p>
<div class="card">
<dl class="facts">
<dt>Organisation</dt><dd>{{organisation}}</dd>
<dt>Your role</dt><dd>{{role}}</dd>
<dt>Sent to</dt><dd>{{email}}</dd>
<dt>Good until</dt><dd>{{#expires}}{{> time}}{{/expires}}</dd>
</dl>
<p class="after">Members see each other's names and e-mail addresses.</p>
<div class="row">
<form method="post" action="{{page.accept}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="token" value="{{token}}"><button class="primary" type="submit">Join the organisation</button></form>
<form method="post" action="{{page.decline}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="token" value="{{token}}"><button type="submit">Decline</button></form>
</div>
</div>
{{/page.offer}}
{{^page.offer}}
<h1>This invitation is not for you to accept</h1>
<div class="card">
<p>{{page.refusal}}</p>
<p>Signed in with the wrong account? Sign out, and open the link in the mail again.</p>
<p class="after"><a href="{{page.list}}">My organisations</a></p>
</div>
{{/page.offer}}
{{/content}}{{/layout}}

"""#

    static let layout: StaticString = #"""
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{site.title}}</title>
<link rel="stylesheet" href="{{site.stylesheet}}">
<link rel="icon" type="image/svg+xml" href="{{site.favicon}}">
{{#site.script}}
<script src="{{.}}" defer></script>
{{/site.script}}
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="top">
<div><a class="brand" href="{{site.home}}">{{> brand}}Lintel</a>{{#site.portal}}
<nav class="nav" aria-label="Main">
{{#places}}
<a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a>
{{/places}}
</nav>
<div class="who"><a href="{{account}}"><b>{{name}}</b><span>{{email}}</span></a>
<form method="post" action="{{signOut}}"><input type="hidden" name="csrf" value="{{csrf}}"><button class="quiet" type="submit">Sign out</button></form></div>
{{/site.portal}}</div>
</header>
<main id="main" class="{{$width}}narrow{{/width}}">
{{$content}}{{/content}}
</main>
<footer>
<div><span>Lintel {{site.version}}</span> <a href="{{site.quickStart}}">Quick start</a> <a href="{{site.openAPI}}">API</a> <a href="{{site.errors}}">Error ids</a> <a href="{{site.health}}">Status</a></div>
</footer>
</body>
</html>

"""#

    static let mailAccountExistsHtml: StaticString = #"""
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>You have an account already</title>
</head>
<body>
<h1>You have an account already</h1>
<p>Somebody, hopefully you, wanted to create an account with this address at {{mail.site}}. You have one already: just sign in.</p>
<p>If you have forgotten the password, choose a new one here:</p>
<p><a href="{{mail.recovery}}">{{mail.recovery}}</a></p>
<p>If it was not you, there is nothing to do: your account is as it was.</p>
</body>
</html>

"""#

    static let mailAccountExistsText: StaticString = #"""
Somebody, hopefully you, wanted to create an account with this address
at {{mail.site}}. You have one already: just sign in.

If you have forgotten the password, choose a new one here:

    {{mail.recovery}}

If it was not you, there is nothing to do: your account is as it was.

"""#

    static let mailEmailChangeCodeHtml: StaticString = #"""
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Confirm your new e-mail address</title>
</head>
<body>
<h1>Confirm your new e-mail address</h1>
<p>Somebody, hopefully you, wants to use this address for an account at {{mail.site}}. This is the code:</p>
<p><strong>{{mail.code}}</strong></p>
<p>It is good for {{mail.minutes}} minutes, in the browser that asked for it. Nobody from here will ever ask you for it.</p>
<p>If it was not you, there is nothing to do: without the code nothing happens with your address.</p>
</body>
</html>

"""#

    static let mailEmailChangeCodeText: StaticString = #"""
Somebody, hopefully you, wants to use this address for an account at
{{mail.site}}. This is the code:

    {{mail.code}}

It is good for {{mail.minutes}} minutes, in the browser that asked for
it. Nobody from here will ever ask you for it.

If it was not you, there is nothing to do: without the code nothing
happens with your address.

"""#

    static let mailEmailTakenHtml: StaticString = #"""
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>This address has an account</title>
</head>
<body>
<h1>This address has an account</h1>
<p>Somebody, hopefully you, wanted to use this address for another account at {{mail.site}}. It belongs to an account already, so nothing was changed: an address has one account.</p>
<p>If you have forgotten the password of that account, choose a new one here:</p>
<p><a href="{{mail.recovery}}">{{mail.recovery}}</a></p>
<p>If it was not you, there is nothing to do: your account is as it was.</p>
</body>
</html>

"""#

    static let mailEmailTakenText: StaticString = #"""
Somebody, hopefully you, wanted to use this address for another account
at {{mail.site}}. It belongs to an account already, so
nothing was changed: an address has one account.

If you have forgotten the password of that account, choose a new one
here:

    {{mail.recovery}}

If it was not you, there is nothing to do: your account is as it was.

"""#

    static let mailNoticeHtml: StaticString = #"""
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{mail.subject}}</title>
</head>
<body>
<h1>{{mail.subject}}</h1>
<p>{{mail.opening}}</p>
{{#mail.hasFacts}}
<table>
{{#mail.facts}}
<tr><th align="left" valign="top">{{name}}</th><td>{{value}}</td></tr>
{{/mail.facts}}
</table>
{{/mail.hasFacts}}
{{#mail.actionURL}}
<p><a href="{{mail.actionURL}}">{{mail.actionLabel}}</a></p>
{{/mail.actionURL}}
{{#mail.closing}}
<p>{{mail.closing}}</p>
{{/mail.closing}}
<p>This mail comes from {{mail.site}}.</p>
</body>
</html>

"""#

    static let mailNoticeText: StaticString = #"""
{{mail.opening}}

{{#mail.facts}}
{{name}}: {{value}}
{{/mail.facts}}
{{#mail.actionURL}}

{{mail.actionLabel}}:

    {{mail.actionURL}}
{{/mail.actionURL}}
{{#mail.closing}}

{{mail.closing}}
{{/mail.closing}}

This mail comes from {{mail.site}}.

"""#

    static let mailPasswordChangedHtml: StaticString = #"""
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Your password was changed</title>
</head>
<body>
<h1>Your password was changed</h1>
<p>The password of your account at {{mail.site}} was changed just now, by a code that was sent to this address. You were signed out everywhere else.</p>
<p>If it was not you, somebody reads your mail: secure your mailbox first, and then choose a new password here:</p>
<p><a href="{{mail.recovery}}">{{mail.recovery}}</a></p>
</body>
</html>

"""#

    static let mailPasswordChangedText: StaticString = #"""
The password of your account at {{mail.site}} was changed just now, by a
code that was sent to this address. You were signed out everywhere else.

If it was not you, somebody reads your mail: secure your mailbox first,
and then choose a new password here:

    {{mail.recovery}}

"""#

    static let mailRecoveryCodeHtml: StaticString = #"""
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Your code for a new password</title>
</head>
<body>
<h1>Your code for a new password</h1>
<p>Somebody, hopefully you, wants a new password for your account at {{mail.site}}. This is the code:</p>
<p><strong>{{mail.code}}</strong></p>
<p>It is good for {{mail.minutes}} minutes, in the browser that asked for it. Nobody from here will ever ask you for it.</p>
<p>If it was not you, there is nothing to do: your password is as it was.</p>
</body>
</html>

"""#

    static let mailRecoveryCodeText: StaticString = #"""
Somebody, hopefully you, wants a new password for your account at
{{mail.site}}. This is the code:

    {{mail.code}}

It is good for {{mail.minutes}} minutes, in the browser that asked for
it. Nobody from here will ever ask you for it.

If it was not you, there is nothing to do: your password is as it was.

"""#

    static let mailRecoveryUnknownHtml: StaticString = #"""
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>No account with this address</title>
</head>
<body>
<h1>No account with this address</h1>
<p>Somebody, hopefully you, wants a new password at {{mail.site}}, but no account can be used with this address.</p>
<p>Perhaps your account has another address. If it was not you, there is nothing to do.</p>
</body>
</html>

"""#

    static let mailRecoveryUnknownText: StaticString = #"""
Somebody, hopefully you, wants a new password at {{mail.site}}, but no
account can be used with this address.

Perhaps your account has another address. If it was not you, there is
nothing to do.

"""#

    static let mailSignUpCodeHtml: StaticString = #"""
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Confirm your e-mail address</title>
</head>
<body>
<h1>Confirm your e-mail address</h1>
<p>Somebody, hopefully you, wants to create an account with this address at {{mail.site}}. This is the code:</p>
<p><strong>{{mail.code}}</strong></p>
<p>It is good for {{mail.minutes}} minutes, in the browser that asked for it. Nobody from here will ever ask you for it.</p>
<p>If it was not you, there is nothing to do: without the code no account is made.</p>
</body>
</html>

"""#

    static let mailSignUpCodeText: StaticString = #"""
Somebody, hopefully you, wants to create an account with this address at
{{mail.site}}. This is the code:

    {{mail.code}}

It is good for {{mail.minutes}} minutes, in the browser that asked for
it. Nobody from here will ever ask you for it.

If it was not you, there is nothing to do: without the code no account
is made.

"""#

    static let mailboxMail: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<p class="crumbs"><a href="{{page.mailbox}}">Mailbox</a> / Mail</p>
<h1>{{page.subject}}</h1>
<section class="card">
<dl class="facts">
<dt>To</dt><dd>{{page.recipient}}</dd>
<dt>Date</dt><dd>{{page.date}}</dd>
</dl>
</section>
<pre>{{page.text}}</pre>
{{/content}}{{/layout}}

"""#

    static let mailbox: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
<div class="head"><div><h1>Mailbox</h1><p class="muted">This is a demo: its mails are written to files and go nowhere else. Here are the newest.</p></div></div>
{{#page.hasMails}}
<section class="card">
<table class="stack">
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Date</th></tr></thead>
<tbody>
{{#page.mails}}
<tr><td><a href="{{url}}">{{subject}}</a></td><td data-th="To">{{recipient}}</td><td data-th="Date">{{date}}</td></tr>
{{/page.mails}}
</tbody>
</table>
</section>
{{/page.hasMails}}
{{^page.hasMails}}
<section class="card"><p class="muted">No mail yet. Create an account or ask for a new password, and the mail with the code stands here a second later.</p></section>
{{/page.hasMails}}
{{/content}}{{/layout}}

"""#

    static let operationAccount: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}
{{> operation-head}}
{{/page.head}}
{{#page.notice}}
<div class="notice" role="status"><p>{{.}}</p></div>
{{/page.notice}}
<p class="crumbs"><a href="{{page.list}}">Accounts</a> / {{page.email}}</p>
<section class="card">
<dl class="facts">
<dt>E-mail</dt><dd>{{page.email}} {{#page.isVerified}}<span class="tag ok">Verified</span>{{/page.isVerified}}{{^page.isVerified}}<span class="tag warn">Not verified</span>{{/page.isVerified}}</dd>
<dt>State</dt><dd>{{#page.isDisabled}}<span class="tag bad">Disabled</span>{{#page.disabledAt}} since {{> time}}{{/page.disabledAt}}{{/page.isDisabled}}{{^page.isDisabled}}<span class="tag ok">Active</span>{{/page.isDisabled}}{{#page.isOperator}} <span class="tag">Operator</span>{{/page.isOperator}}</dd>
<dt>Since</dt><dd>{{#page.createdAt}}{{> time}}{{/page.createdAt}}</dd>
<dt>Subject</dt><dd class="mono">{{page.id}}</dd>
<dt>Organisations</dt><dd>{{#page.places}}<a href="{{url}}">{{name}}</a> ({{role}}) {{/page.places}}{{^page.places}}none{{/page.places}}</dd>
</dl>
</section>
{{#page.isOneself}}
<div class="notice"><p>This is your own account: another operator can switch it off.</p></div>
{{/page.isOneself}}
{{^page.isOneself}}
<form class="card" method="post" action="{{page.changeState}}">
<h2>{{#page.isDisabled}}Switch on again{{/page.isDisabled}}{{^page.isDisabled}}Switch off{{/page.isDisabled}}</h2>
<p class="muted">{{#page.isDisabled}}The person can sign in again. What was ended stays ended.{{/page.isDisabled}}{{^page.isDisabled}}The person cannot sign in; sessions and refresh tokens end at once. Apps and memberships stay.{{/page.isDisabled}}</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="state" value="{{#page.isDisabled}}on{{/page.isDisabled}}{{^page.isDisabled}}off{{/page.isDisabled}}">
{{#page.reason}}
{{> field}}
{{/page.reason}}
<button class="danger" type="submit">{{#page.isDisabled}}Switch on{{/page.isDisabled}}{{^page.isDisabled}}Switch off{{/page.isDisabled}}</button>
</form>
<form class="card" method="post" action="{{page.endSessions}}">
<h2>End all sessions</h2>
<p class="muted">Signs the person out of every browser. Nothing else changes.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<button type="submit">End all sessions</button>
</form>
{{/page.isOneself}}
{{/content}}{{/layout}}

"""#

    static let operationAccounts: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}
{{> operation-head}}
{{/page.head}}
<form class="card" method="get" action="{{page.action}}" role="search">
<div class="row"><div class="grow">
{{#page.search}}
{{> field}}
{{/page.search}}
</div><button type="submit">Search</button></div>
</form>
{{#page.hasEntries}}
<div class="card">
<table class="stack">
<thead><tr><th>E-mail</th><th>Name</th><th>State</th><th>Since</th></tr></thead>
<tbody>
{{#page.entries}}
<tr><td><a href="{{url}}">{{email}}</a></td><td data-th="Name">{{name}}</td><td data-th="State"><span>{{#isDisabled}}<span class="tag bad">Disabled</span>{{/isDisabled}}{{^isDisabled}}<span class="tag ok">Active</span>{{/isDisabled}}{{#isOperator}} <span class="tag">Operator</span>{{/isOperator}}</span></td><td data-th="Since">{{#createdAt}}{{> time}}{{/createdAt}}</td></tr>
{{/page.entries}}
</tbody>
</table>
</div>
{{/page.hasEntries}}
{{^page.hasEntries}}
<section class="card">{{#page.isSearch}}<h2>No address begins like that</h2><p>Try fewer letters, or <a href="{{page.action}}">see all</a>.</p>{{/page.isSearch}}{{^page.isSearch}}<h2>There are no more accounts</h2><p><a href="{{page.action}}">First page</a></p>{{/page.isSearch}}</section>
{{/page.hasEntries}}
{{#page.next}}
<p class="beside"><a href="{{page.action}}">First page</a><a href="{{.}}" rel="next">Next page</a></p>
{{/page.next}}
{{/content}}{{/layout}}

"""#

    static let operationCatalogue: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}
{{> operation-head}}
{{/page.head}}
<p class="muted">As this node has loaded it. The setting <code>catalogue.file</code> names another file; it is read when the server starts.</p>
{{#page.apis}}
<section class="card">
<h2>{{name}} <small class="muted mono">{{id}}</small></h2>
<dl class="facts">
<dt>Audience</dt><dd class="mono">{{audience}}</dd>
<dt>Product</dt><dd>{{#entitlement}}{{.}}{{/entitlement}}{{^entitlement}}none needed{{/entitlement}}</dd>
<dt>Approval</dt><dd>{{#approver}}by {{.}}{{/approver}}{{^approver}}not needed{{/approver}}</dd>
<dt>Without the scope</dt><dd>{{missingScopeStatus}}</dd>
</dl>
<ul class="scopes after">
{{#scopes}}
<li>{{sentence}} <small class="muted">{{name}}</small>{{#isDeprecated}} <span class="tag">Deprecated</span>{{/isDeprecated}}</li>
{{/scopes}}
</ul>
</section>
{{/page.apis}}
{{^page.apis}}
<section class="card"><h2>No API</h2><p>The catalogue has none: apps can only sign people in.</p></section>
{{/page.apis}}
{{/content}}{{/layout}}

"""#

    static let operationEntitlements: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}
{{> operation-head}}
{{/page.head}}
{{#page.notice}}
<div class="notice" role="status"><p>{{.}}</p></div>
{{/page.notice}}
<p class="crumbs"><a href="{{page.list}}">Organisations</a> / <a href="{{page.organisation}}">Members and apps</a></p>
<section class="card">
<h2>Products</h2>
<p class="muted">What is switched on here, the organisation's apps and members can use at their next request.</p>
<table class="stack">
<thead><tr><th>Product</th><th>State</th><th>Switch</th></tr></thead>
<tbody>
{{#page.switches}}
<tr><td>{{name}} <small class="muted mono">{{id}}</small></td><td data-th="State">{{#isOn}}<span class="tag ok">On</span>{{/isOn}}{{^isOn}}<span class="tag">Off</span>{{/isOn}}</td><td data-th="Switch"><form method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="entitlement" value="{{id}}"><input type="hidden" name="state" value="{{other}}"><button type="submit">Switch {{name}} {{other}}</button></form></td></tr>
{{/page.switches}}
</tbody>
</table>
</section>
{{/content}}{{/layout}}

"""#

    static let operationHead: StaticString = #"""
<div class="head"><div><h1>{{heading}}</h1></div></div>
<nav class="tabs" aria-label="Operation">
{{#tabs}}
<a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a>
{{/tabs}}
</nav>

"""#

    static let operationKeys: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}
{{> operation-head}}
{{/page.head}}
{{#page.notice}}
<div class="notice" role="status"><p>{{.}}</p></div>
{{/page.notice}}
<div class="card">
<table class="stack">
<thead><tr><th>Key</th><th>Algorithm</th><th>Phase</th><th>Published</th><th>Signs from</th><th>Leaves</th></tr></thead>
<tbody>
{{#page.entries}}
<tr><td class="mono">{{id}}</td><td data-th="Algorithm">{{algorithm}}</td><td data-th="Phase">{{#isSigning}}<span class="tag ok">{{phase}}</span>{{/isSigning}}{{^isSigning}}<span class="tag">{{phase}}</span>{{/isSigning}}</td><td data-th="Published">{{#createdAt}}{{> time}}{{/createdAt}}</td><td data-th="Signs from">{{#activatesAt}}{{> time}}{{/activatesAt}}</td><td data-th="Leaves">{{#removedAt}}{{> time}}{{/removedAt}}{{^removedAt}}<span class="muted">with its successor</span>{{/removedAt}}</td></tr>
{{/page.entries}}
</tbody>
</table>
</div>
<section class="card">
<h2>Rotate now</h2>
{{#page.isRotating}}
<p>New keys are published already and do not sign yet. There is nothing to rotate until they do.</p>
{{/page.isRotating}}
{{^page.isRotating}}
<p>Keys are replaced by themselves. Rotate them now when somebody may have seen one: new keys are published at once, sign as soon as every verifier can have them, and what the old ones signed stays good until it expires.</p>
<form method="post" action="{{page.rotation}}">
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<button class="danger" type="submit">Rotate now</button>
</form>
{{/page.isRotating}}
</section>
{{/content}}{{/layout}}

"""#

    static let operationMails: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}
{{> operation-head}}
{{/page.head}}
{{#page.notice}}
<div class="notice" role="status"><p>{{.}}</p></div>
{{/page.notice}}
<div class="row"><p class="grow muted">{{page.summary}} A mail is tried for a day and then given up. What stands in it is sealed and shown to nobody.</p>
{{#page.hasEntries}}
<form method="post" action="{{page.retry}}">
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<button type="submit">Try now</button>
</form>
{{/page.hasEntries}}
</div>
{{#page.hasEntries}}
<div class="card">
<table class="stack">
<thead><tr><th>Mail</th><th>Written</th><th>Attempts</th><th>Next attempt</th><th>Given up</th><th>Last error</th></tr></thead>
<tbody>
{{#page.entries}}
<tr><td class="mono">{{id}}</td><td data-th="Written">{{#createdAt}}{{> time}}{{/createdAt}}</td><td data-th="Attempts">{{attempts}}</td><td data-th="Next attempt">{{#nextAttemptAt}}{{> time}}{{/nextAttemptAt}}</td><td data-th="Given up">{{#expiresAt}}{{> time}}{{/expiresAt}}</td><td data-th="Last error">{{#lastError}}{{.}}{{/lastError}}{{^lastError}}<span class="muted">none</span>{{/lastError}}</td></tr>
{{/page.entries}}
</tbody>
</table>
</div>
{{/page.hasEntries}}
{{^page.hasEntries}}
<section class="card"><h2>The outbox is empty</h2><p>Every mail has been handed over. <code>lintel mail test</code> sends one to try the mail server.</p></section>
{{/page.hasEntries}}
{{/content}}{{/layout}}

"""#

    static let operationOrganisations: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}
{{> operation-head}}
{{/page.head}}
{{#page.hasWishes}}
<section class="card">
<h2>Asked for</h2>
<table class="stack">
<thead><tr><th>Organisation</th><th>Product</th><th>Since</th></tr></thead>
<tbody>
{{#page.wishes}}
<tr><td><a href="{{url}}">{{organisation}}</a></td><td data-th="Product">{{product}}</td><td data-th="Since">{{#since}}{{> time}}{{/since}}</td></tr>
{{/page.wishes}}
</tbody>
</table>
</section>
{{/page.hasWishes}}
<form class="card" method="get" action="{{page.action}}" role="search">
<div class="row"><div class="grow">
{{#page.search}}
{{> field}}
{{/page.search}}
</div><button type="submit">Search</button></div>
</form>
{{#page.hasEntries}}
<div class="card">
<table class="stack">
<thead><tr><th>Organisation</th><th>Products</th><th>Members</th><th>Apps</th><th>Since</th></tr></thead>
<tbody>
{{#page.entries}}
<tr><td><a href="{{url}}">{{name}}</a></td><td data-th="Products"><span>{{#entitlements}}<span class="tag">{{.}}</span> {{/entitlements}}{{^entitlements}}<span class="muted">none</span>{{/entitlements}}</span></td><td data-th="Members">{{members}}</td><td data-th="Apps">{{apps}}</td><td data-th="Since">{{#createdAt}}{{> time}}{{/createdAt}}</td></tr>
{{/page.entries}}
</tbody>
</table>
</div>
{{/page.hasEntries}}
{{^page.hasEntries}}
<section class="card">{{#page.isSearch}}<h2>No organisation has that in its name</h2><p>Try a shorter part, or <a href="{{page.action}}">see all</a>.</p>{{/page.isSearch}}{{^page.isSearch}}<h2>There are no organisations yet</h2><p>People make them, or <code>lintel org create</code> does.</p>{{/page.isSearch}}</section>
{{/page.hasEntries}}
{{#page.next}}
<p class="beside"><a href="{{page.action}}">First page</a><a href="{{.}}" rel="next">Next page</a></p>
{{/page.next}}
{{/content}}{{/layout}}

"""#

    static let operationOverview: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}
{{> operation-head}}
{{/page.head}}
<div class="cols">
<section class="card">
<h2>What there is</h2>
<dl class="facts">
{{#page.counts}}
<dt>{{label}}</dt><dd>{{count}}{{#remark}} <span class="muted">({{.}})</span>{{/remark}}</dd>
{{/page.counts}}
</dl>
</section>
<section class="card">
<h2>This node</h2>
<dl class="facts">
<dt>Version</dt><dd>{{page.version}}</dd>
<dt>Up for</dt><dd>{{page.uptime}}, since {{#page.startedAt}}{{> time}}{{/page.startedAt}}</dd>
<dt>Node</dt><dd class="mono">{{page.node}}</dd>
<dt>Database</dt><dd>{{page.engine}}, schema {{page.schema}} <span class="tag ok">Answers</span></dd>
<dt>Signing keys</dt><dd>{{#page.hasKeys}}<span class="tag ok">Loaded</span>{{/page.hasKeys}}{{^page.hasKeys}}<span class="tag bad">None</span>{{/page.hasKeys}}</dd>
</dl>
<p class="after small"><a href="{{page.ready}}">Readiness</a> · <a href="{{page.metrics}}">Metrics</a></p>
</section>
</div>
<section class="card">
<h2>Background work</h2>
<p class="muted">Of all nodes one removes what has expired, makes signing keys and sends mails.</p>
{{#page.leases}}
<dl class="facts">
<dt>{{name}}</dt><dd><span class="mono">{{holder}}</span>{{#isHere}} <span class="tag ok">This node</span>{{/isHere}}{{#isOver}} <span class="tag warn">Ended</span>{{/isOver}}</dd>
<dt>Until</dt><dd>{{#end}}{{> time}}{{/end}}</dd>
</dl>
{{/page.leases}}
{{^page.leases}}
<p>No node does it at the moment; one takes it over within seconds.</p>
{{/page.leases}}
</section>
{{/content}}{{/layout}}

"""#

    static let organisationApps: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> organisation-head}}{{/page.head}}
{{#page.hasRows}}
<div class="card"><table class="stack"><thead><tr><th>App</th><th>Type</th><th>State</th></tr></thead><tbody>
{{#page.rows}}
<tr><td>{{#url}}<a href="{{url}}"><b>{{name}}</b></a>{{/url}}{{^url}}<b>{{name}}</b>{{/url}}<br><code class="muted">{{id}}</code></td><td data-th="Type">{{type}}</td><td data-th="State">{{#isDisabled}}<span class="tag bad">Disabled</span>{{/isDisabled}}{{^isDisabled}}<span class="tag ok">Active</span>{{/isDisabled}}</td></tr>
{{/page.rows}}
</tbody></table></div>
{{/page.hasRows}}
{{^page.hasRows}}
<div class="card">
<h2>No app belongs to this organisation yet</h2>
<p>Choose the organisation when you register an app: then its administrators look after the app together with its owners, and it does not depend on one person.</p>
<p class="after"><a class="button" href="{{page.new}}">Register an app</a></p>
</div>
{{/page.hasRows}}
{{/content}}{{/layout}}

"""#

    static let organisationClients: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> organisation-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
<div class="card">
<h2>Client allow-list</h2>
<p class="muted">ProjectWise data sources of this organisation answer only the apps on this list, whatever their tokens say.</p>
{{#page.hasRows}}
<table class="stack"><thead><tr><th>Client</th><th>State</th><th class="end">Change</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><b>{{name}}</b><br><code class="muted">{{id}}</code></td><td data-th="State">{{#isDisabled}}<span class="tag bad">Disabled</span>{{/isDisabled}}{{^isDisabled}}<span class="tag ok">Allowed</span>{{/isDisabled}}</td><td class="end" data-th="">{{#page.canChange}}<form method="post" action="{{page.removal}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="client" value="{{id}}"><button class="quiet danger" type="submit" aria-label="Remove {{name}}">Remove</button></form>{{/page.canChange}}</td></tr>
{{/page.rows}}
</tbody></table>
{{/page.hasRows}}
{{^page.hasRows}}
<p>No client is on the list: no app can call the data sources.</p>
{{/page.hasRows}}
</div>
{{#page.canChange}}
<form class="card" method="post" action="{{page.action}}">
<h2>Allow a client</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#page.client}}{{> field}}{{/page.client}}
<button class="primary" type="submit">Allow client</button>
</form>
{{/page.canChange}}
{{/content}}{{/layout}}

"""#

    static let organisationDomains: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> organisation-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
<div class="card">
<h2>E-mail domains</h2>
<p class="muted">The domains that your people have their addresses in. An invitation to any other domain is pointed out to whoever sends it; nobody gets access because of an address.</p>
{{#page.hasNames}}
<table class="stack"><thead><tr><th>Domain</th><th class="end">Change</th></tr></thead><tbody>
{{#page.names}}
<tr><td><b>{{.}}</b></td><td class="end" data-th="">{{#page.canChange}}<form method="post" action="{{page.removal}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="domain" value="{{.}}"><button class="quiet danger" type="submit">Remove</button></form>{{/page.canChange}}</td></tr>
{{/page.names}}
</tbody></table>
{{/page.hasNames}}
{{^page.hasNames}}
<p>No domain is named yet.</p>
{{/page.hasNames}}
</div>
{{#page.canChange}}
<form class="card" method="post" action="{{page.action}}">
<h2>Add a domain</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#page.domain}}{{> field}}{{/page.domain}}
<button class="primary" type="submit">Add domain</button>
</form>
{{/page.canChange}}
{{/content}}{{/layout}}

"""#

    static let organisationHead: StaticString = #"""
<p class="crumbs"><a href="{{list}}">Organisations</a> / {{name}}</p>
<div class="head"><div><h1>{{name}}</h1><p class="muted">{{standing}}</p></div></div>
<nav class="tabs" aria-label="Organisation">
{{#tabs}}
<a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a>
{{/tabs}}
</nav>

"""#

    static let organisationInvitations: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> organisation-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
{{#page.hasRows}}
<div class="card"><table class="stack"><thead><tr><th>Address</th><th>Role</th><th>Sent</th><th>Good until</th><th class="end">Change</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><b>{{email}}</b><br><span class="muted small">invited by {{inviter}}</span></td><td data-th="Role">{{role}}</td><td data-th="Sent">{{#sent}}{{> time}}{{/sent}}</td><td data-th="Good until">{{#expires}}{{> time}}{{/expires}}</td><td class="end" data-th="">{{#revoke}}
<div class="row">
<form method="post" action="{{resend}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><button class="quiet" type="submit" aria-label="Resend to {{email}}">Resend</button></form>
<form method="post" action="{{revoke}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><button class="quiet danger" type="submit" aria-label="Revoke {{email}}">Revoke</button></form>
</div>
{{/revoke}}</td></tr>
{{/page.rows}}
</tbody></table></div>
<p class="muted small">The link is only in the mail; nobody can look it up here. Sending it again makes a new one, and the old one opens nothing any more.</p>
{{/page.hasRows}}
{{^page.hasRows}}
<div class="card">
<h2>Nobody is invited right now</h2>
<p>Who is invited gets a link by mail that works once, for seven days, and only for an account with that address. Until they accept, the invitation stands here.</p>
<p class="after"><a class="button" href="{{page.members}}">Invite somebody</a></p>
</div>
{{/page.hasRows}}
{{/content}}{{/layout}}

"""#

    static let organisationMember: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> organisation-head}}{{/page.head}}
{{#page.error}}
<p class="notice bad" role="alert">{{page.error}}</p>
{{/page.error}}
<div class="card">
<h2>{{page.name}}</h2>
<dl class="facts">
<dt>E-mail</dt><dd>{{page.email}}</dd>
<dt>Kind</dt><dd>{{page.kind}}{{#page.isDisabled}} <span class="tag bad">disabled</span>{{/page.isDisabled}}</dd>
<dt>Role</dt><dd>{{page.roleName}}</dd>
<dt>Since</dt><dd>{{#page.since}}{{> time}}{{/page.since}}</dd>
</dl>
</div>
{{#page.role}}
<form class="card" method="post" action="{{page.roleAction}}">
<h2>Another role</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{> select}}
<button class="primary" type="submit">Change role</button>
</form>
{{/page.role}}
{{#page.removal}}
<form class="card" method="post" action="{{page.removal}}">
<h2>End the membership</h2>
<p>Access to everything that belongs to the organisation ends at once. Apps that nobody else owns go to an administrator.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<button class="danger" type="submit">Remove from the organisation</button>
</form>
{{/page.removal}}
<p><a href="{{page.back}}">Back to the members</a></p>
{{/content}}{{/layout}}

"""#

    static let organisationMembers: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> organisation-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
{{#page.invite}}
<form class="card" method="post" action="{{action}}">
<h2>Bring somebody in</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#email}}{{> field}}{{/email}}
{{#role}}{{> select}}{{/role}}
<button class="primary" type="submit">Invite or add</button>
</form>
{{/page.invite}}
<div class="card">
<h2>{{page.count}}</h2>
<form method="get" action="{{page.searchAction}}">
{{#page.search}}
<div class="row"><div class="grow field"><label for="{{name}}">{{label}}</label><input id="{{name}}" name="{{name}}" type="{{type}}" value="{{value}}" maxlength="{{maximumLength}}"></div><button type="submit">Find</button></div>
{{/page.search}}
</form>
{{#page.hasRows}}
<table class="stack"><thead><tr><th>Who</th><th>Role</th><th>Since</th><th class="end">Change</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><b>{{name}}</b>{{#isService}} <span class="tag">service</span>{{/isService}}{{#isDisabled}} <span class="tag bad">disabled</span>{{/isDisabled}}<br><span class="muted small">{{email}}</span></td><td data-th="Role">{{role}}</td><td data-th="Since">{{#since}}{{> time}}{{/since}}</td><td class="end" data-th="">{{#change}}<a href="{{change}}" aria-label="Change {{name}}">Change</a>{{/change}}</td></tr>
{{/page.rows}}
</tbody></table>
{{/page.hasRows}}
{{^page.hasRows}}
<p class="muted">{{#page.isSearch}}No member has this in the name or e-mail address.{{/page.isSearch}}{{^page.isSearch}}There is nobody here.{{/page.isSearch}}</p>
{{/page.hasRows}}
<p class="beside">{{#page.isPart}}<a href="{{page.first}}">All members</a>{{/page.isPart}}{{#page.next}}<a href="{{page.next}}" rel="next">Next</a>{{/page.next}}</p>
</div>
{{/content}}{{/layout}}

"""#

    static let organisationNew: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<p class="crumbs"><a href="{{page.list}}">Organisations</a> / New</p>
<h1>Create an organisation</h1>
<p class="muted">You become its administrator. Nobody else sees it until you invite them.</p>
<form class="card" method="post" action="{{page.list}}">
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#page.name}}{{> field}}{{/page.name}}
<div class="row"><button class="primary" type="submit">Create organisation</button> <a href="{{page.list}}">Cancel</a></div>
</form>
{{/content}}{{/layout}}

"""#

    static let organisationProducts: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> organisation-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
<div class="card">
<p class="muted">A product that is switched on can be used by every member, people and services alike. Administrators ask for products; the people who run this server switch them on.</p>
<table class="stack"><thead><tr><th>Product</th><th>State</th><th class="end">Change</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><b>{{name}}</b><br><code class="muted">{{id}}</code></td><td data-th="State">{{#isOn}}<span class="tag ok">On</span>{{/isOn}}{{^isOn}}{{#isRequested}}<span class="tag warn">Requested</span>{{/isRequested}}{{^isRequested}}<span class="tag">Off</span>{{/isRequested}}{{/isOn}}</td><td class="end" data-th="">{{#request}}<form method="post" action="{{request}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><button type="submit" aria-label="Request {{name}}">Request</button></form>{{/request}}{{#switchOn}}<form method="post" action="{{switchOn}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><button type="submit" aria-label="Switch {{name}} on">Switch on</button></form>{{/switchOn}}{{#switchOff}}<form method="post" action="{{switchOff}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><button class="danger" type="submit" aria-label="Switch {{name}} off">Switch off</button></form>{{/switchOff}}</td></tr>
{{/page.rows}}
</tbody></table></div>
{{/content}}{{/layout}}

"""#

    static let organisationSettings: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> organisation-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
<div class="card">
<h2>Facts</h2>
<dl class="facts">
<dt>Organisation id</dt><dd><code>{{page.id}}</code></dd>
<dt>Created</dt><dd>{{#page.createdAt}}{{> time}}{{/page.createdAt}}</dd>
</dl>
</div>
{{#page.name}}
<form class="card" method="post" action="{{page.action}}">
<h2>Rename</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="version" value="{{page.version}}">
{{> field}}
<button class="primary" type="submit">Rename</button>
</form>
{{/page.name}}
{{#page.leaving}}
<form class="card" method="post" action="{{page.leaving}}">
<h2>Leave</h2>
<p>Your access to everything that belongs to the organisation ends at once. To come back you need another invitation.</p>
{{#page.leavingError}}
<p class="error" role="alert">{{page.leavingError}}</p>
{{/page.leavingError}}
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<button class="danger" type="submit">Leave the organisation</button>
</form>
{{/page.leaving}}
{{/content}}{{/layout}}

"""#

    static let organisations: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
<div class="head"><div><h1>Organisations</h1><p class="muted">The companies and teams that you belong to.</p></div><a class="button primary" href="{{page.new}}">Create organisation</a></div>
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
{{#page.hasRows}}
<div class="card"><table class="stack"><thead><tr><th>Organisation</th><th>Your role</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><a href="{{url}}"><b>{{name}}</b></a></td><td data-th="Your role">{{role}}</td></tr>
{{/page.rows}}
</tbody></table></div>
{{/page.hasRows}}
{{^page.hasRows}}
<div class="card">
<h2>You belong to no organisation yet</h2>
<p>An organisation is a company or a team: its members share apps, and products such as Evo or ProjectWise are switched on for all of them at once. Apps work without one; what belongs to a company should have one, so that somebody can look after it when you are away.</p>
<p>If your company is here already, ask one of its administrators to invite you by mail. Otherwise create it: you become its administrator and invite the others.</p>
<p class="after"><a class="button" href="{{page.new}}">Create an organisation</a></p>
</div>
{{/page.hasRows}}
{{#page.hasAll}}
<div class="card"><h2>All organisations</h2>
<table class="stack"><thead><tr><th>Organisation</th><th>Id</th></tr></thead><tbody>
{{#page.all}}
<tr><td><a href="{{url}}"><b>{{name}}</b></a></td><td data-th="Id"><code>{{id}}</code></td></tr>
{{/page.all}}
</tbody></table>
{{#page.next}}
<p class="after"><a href="{{page.next}}" rel="next">Next</a></p>
{{/page.next}}
</div>
{{/page.hasAll}}
{{/content}}{{/layout}}

"""#

    static let projectFields: StaticString = #"""
{{#name}}{{> field}}{{/name}}
<div class="row fields">
<div class="grow">{{#number}}{{> field}}{{/number}}</div>
<div class="grow">{{#type}}{{> field}}{{/type}}</div>
</div>
<div class="row fields">
<div class="grow">{{#subClass}}{{> select}}{{/subClass}}</div>
<div class="grow">{{#status}}{{> select}}{{/status}}</div>
</div>
<div class="row fields">
<div class="grow">{{#location}}{{> field}}{{/location}}</div>
<div class="grow">{{#timeZone}}{{> field}}{{/timeZone}}</div>
</div>
{{#parent}}{{> field}}{{/parent}}

"""#

    static let projectHead: StaticString = #"""
<p class="crumbs"><a href="{{list}}">Projects</a> / {{organisation}} / {{name}}</p>
<div class="head"><div><h1>{{name}}</h1><p class="muted">{{#number}}<span class="mono">{{.}}</span> · {{/number}}{{standing}}{{#status}} <span class="tag warn">{{.}}</span>{{/status}}</p></div></div>
<nav class="tabs" aria-label="Project">
{{#tabs}}
<a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a>
{{/tabs}}
</nav>

"""#

    static let projectInvitation: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
{{#page.offer}}
<h1>You are invited</h1>
<p class="muted"><b>{{inviter}}</b> invites you to work on <b>{{project}}</b>.</p>
<div class="card">
<dl class="facts">
<dt>Project</dt><dd>{{project}}</dd>
<dt>Your roles</dt><dd>{{roles}}</dd>
<dt>Sent to</dt><dd>{{email}}</dd>
<dt>Good until</dt><dd>{{#expires}}{{> time}}{{/expires}}</dd>
</dl>
<p class="after">The team sees each other's names, e-mail addresses and organisations.</p>
<div class="row">
<form method="post" action="{{page.accept}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="token" value="{{token}}"><button class="primary" type="submit">Join the team</button></form>
<form method="post" action="{{page.decline}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="token" value="{{token}}"><button type="submit">Decline</button></form>
</div>
</div>
{{/page.offer}}
{{^page.offer}}
<h1>This invitation is not for you to accept</h1>
<div class="card">
<p>{{page.refusal}}</p>
<p>Signed in with the wrong account? Sign out, and open the link in the mail again.</p>
<p class="after"><a href="{{page.list}}">My projects</a></p>
</div>
{{/page.offer}}
{{/content}}{{/layout}}

"""#

    static let projectNew: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<p class="crumbs"><a href="{{page.list}}">Projects</a> / New</p>
<h1>New project</h1>
<p class="muted">You become its owner, and choose who works on it.</p>
<form class="card" method="post" action="{{page.list}}">
{{#page.error}}
<p class="error" role="alert">{{page.error}}</p>
{{/page.error}}
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#page.organisation}}{{> select}}{{/page.organisation}}
{{#page.fields}}{{> project-fields}}{{/page.fields}}
<div class="row"><button class="primary" type="submit">Make the project</button> <a href="{{page.list}}">Cancel</a></div>
</form>
{{/content}}{{/layout}}

"""#

    static let projectRole: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> project-head}}{{/page.head}}
{{#page.error}}
<p class="notice bad" role="alert">{{page.error}}</p>
{{/page.error}}
{{#page.canChange}}
<form class="card" method="post" action="{{page.action}}">
<h2>{{page.roleName}}</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="version" value="{{page.version}}">
{{#page.name}}
{{> field}}
{{/page.name}}
{{#page.description}}
{{> field}}
{{/page.description}}
{{#page.sections}}
<h3>{{title}}</h3>
{{#groups}}
<fieldset class="group">
<legend>{{title}}</legend>
{{#note}}
<p class="hint">{{.}}</p>
{{/note}}
<div class="row">
{{#levels}}
<div class="check"><input id="{{id}}" name="{{name}}" type="radio" value="{{value}}"{{#isChecked}} checked{{/isChecked}}><label for="{{id}}">{{label}}</label></div>
{{/levels}}
</div>
</fieldset>
{{/groups}}
{{/page.sections}}
<button class="primary" type="submit">Save the role</button>
</form>
<form class="card" method="post" action="{{page.removal}}">
<h2>Remove the role</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#page.isRemoving}}
<p class="notice warn" role="alert">Are you sure? Whoever has {{page.roleName}} has it no more, and open invitations lose it.</p>
<input type="hidden" name="sure" value="yes">
<button class="danger" type="submit">Yes, remove {{page.roleName}}</button>
{{/page.isRemoving}}
{{^page.isRemoving}}
<p>Whoever has the role loses what it allows with their next call.</p>
<button class="danger" type="submit">Remove</button>
{{/page.isRemoving}}
</form>
{{/page.canChange}}
{{^page.canChange}}
<div class="card">
<h2>{{page.roleName}}</h2>
<p class="muted">{{page.roleDescription}}</p>
{{#page.sections}}
<h3>{{title}}</h3>
<dl class="facts">
{{#groups}}
<dt>{{title}}</dt><dd>{{level}}</dd>
{{/groups}}
</dl>
{{/page.sections}}
</div>
{{/page.canChange}}
<p><a href="{{page.back}}">Back to the roles</a></p>
{{/content}}{{/layout}}

"""#

    static let projectRoles: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> project-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
{{#page.error}}
<p class="notice bad" role="alert">{{page.error}}</p>
{{/page.error}}
<div class="card">
<h2>Roles</h2>
{{#page.hasRows}}
<table class="stack"><thead><tr><th>Role</th><th>Allows</th><th class="end">Look</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><b>{{name}}</b><br><span class="muted small">{{description}}</span></td><td data-th="Allows">{{permissions}}</td><td class="end" data-th=""><a href="{{url}}" aria-label="See {{name}}">See</a></td></tr>
{{/page.rows}}
</tbody></table>
{{/page.hasRows}}
{{^page.hasRows}}
<p class="muted">The project has no roles: its owners alone may do anything.</p>
{{/page.hasRows}}
</div>
{{#page.addition}}
<form class="card" method="post" action="{{action}}">
<h2>Add a role</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#name}}
{{> field}}
{{/name}}
{{#description}}
{{> field}}
{{/description}}
{{#copy}}
{{> select}}
{{/copy}}
<button class="primary" type="submit">Add the role</button>
</form>
{{/page.addition}}
{{/content}}{{/layout}}

"""#

    static let projectSchedule: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> project-head}}{{/page.head}}
<section class="card">
<p class="crumbs"><a href="{{page.list}}">Schedules</a></p>
<h2>{{page.name}}</h2>
<p class="muted">{{page.count}}{{#page.dataDate}} · data date {{.}}{{/page.dataDate}}{{#page.range}} · {{.}}{{/page.range}}</p>
{{#page.hasRows}}
<nav class="way" aria-label="View">
{{#page.views}}
<a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a>
{{/page.views}}
</nav>
{{#page.chart}}
<nav class="way" aria-label="Zoom">
{{#page.zooms}}
<a href="{{url}}"{{#isCurrent}} aria-current="true"{{/isCurrent}}>{{label}}</a>
{{/page.zooms}}
</nav>
<div class="gantt">
<svg class="names" width="{{namesWidth}}" height="{{height}}" viewBox="0 0 {{namesWidth}} {{height}}" preserveAspectRatio="xMinYMin slice" aria-hidden="true">
{{#names}}
<text x="{{x}}" y="{{y}}"{{#isSummary}} class="summary"{{/isSummary}}>{{text}}<title>{{whole}}</title></text>
{{/names}}
</svg>
<div class="scroll" tabindex="0" role="group" aria-label="Gantt chart; the same is in the table">
<svg width="{{width}}" height="{{height}}" viewBox="0 0 {{width}} {{height}}" role="img" aria-label="Gantt chart of {{page.name}}">
{{#ticks}}
<path class="tick" d="M{{x}} 0V{{height}}"/>{{#label}}<text x="{{textX}}" y="{{labelY}}">{{.}}</text>{{/label}}
{{/ticks}}
{{#lines}}
<path class="line" d="M0 {{.}}H{{width}}"/>
{{/lines}}
{{#arrows}}
<path class="arrow{{#isCritical}} critical{{/isCritical}}" d="{{path}}"/>
{{/arrows}}
{{#bars}}
<g><title>{{what}}</title><rect class="{{style}}" x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}" rx="2"/>{{#done}}<rect class="done" x="{{x}}" y="{{y}}" width="{{.}}" height="{{height}}" rx="2"/>{{/done}}</g>
{{/bars}}
{{#moments}}
<polygon class="{{style}}" points="{{points}}"><title>{{what}}</title></polygon>
{{/moments}}
{{#today}}
<path class="today" d="M{{.}} 0V{{height}}"/>
{{/today}}
</svg>
</div>
</div>
<p class="hint">Bars in red are critical: when one of them is late, so is the end. The upright line is today.</p>
{{/page.chart}}
{{#page.isTable}}
<table class="stack outline"><thead><tr><th>Task</th><th>Start</th><th>Finish</th><th>Duration</th><th>Done</th><th>Float</th></tr></thead><tbody>
{{#page.lines}}
<tr><td class="{{style}}">{{#isSummary}}<b>{{name}}</b>{{/isSummary}}{{^isSummary}}<span class="name">{{name}}</span>{{/isSummary}}{{#isMilestone}} <span class="tag">key date</span>{{/isMilestone}}{{#isCritical}} <span class="tag bad">critical</span>{{/isCritical}}</td><td class="nowrap" data-th="Start">{{start}}{{^start}}–{{/start}}</td><td class="nowrap" data-th="Finish">{{finish}}{{^finish}}–{{/finish}}</td><td class="nowrap" data-th="Duration">{{duration}}</td><td class="nowrap" data-th="Done">{{done}}</td><td class="nowrap" data-th="Float">{{room}}{{^room}}–{{/room}}</td></tr>
{{/page.lines}}
</tbody></table>
{{/page.isTable}}
<p class="beside">{{#page.previous}}<a href="{{.}}" rel="prev">Rows before</a> {{/page.previous}}{{#page.next}}<a href="{{.}}" rel="next">Rows behind</a>{{/page.next}}</p>
{{/page.hasRows}}
{{^page.hasRows}}
<p class="muted">The schedule has no tasks.</p>
{{/page.hasRows}}
</section>
{{/content}}{{/layout}}

"""#

    static let projectSchedules: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> project-head}}{{/page.head}}
<section class="card">
<h2>Schedules</h2>
{{#page.hasRows}}
<table class="stack"><thead><tr><th>Name</th><th>Data date</th><th>Made</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><a href="{{url}}"><b>{{name}}</b></a></td><td data-th="Data date">{{dataDate}}{{^dataDate}}–{{/dataDate}}</td><td data-th="Made">{{#made}}{{> time}}{{/made}}</td></tr>
{{/page.rows}}
</tbody></table>
{{/page.hasRows}}
{{^page.hasRows}}
<p class="muted">There are no schedules. Apps make them by the Schedules API.</p>
{{/page.hasRows}}
{{#page.next}}<p class="beside"><a href="{{.}}" rel="next">More schedules</a></p>{{/page.next}}
</section>
{{/content}}{{/layout}}

"""#

    static let projectSettings: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
{{#page.head}}{{> project-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
{{#page.error}}
<p class="notice bad" role="alert">{{page.error}}</p>
{{/page.error}}
<form class="card" method="post" action="{{page.action}}">
<h2>Details</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="version" value="{{page.version}}">
{{#page.fields}}{{> project-fields}}{{/page.fields}}
<button class="primary" type="submit">Save</button>
</form>
<form class="card" method="post" action="{{page.deletion}}">
<h2>Delete the project</h2>
<p>It goes for good, with its team, its roles and all that is in it. The name is <b>{{page.name}}</b>.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#page.confirmation}}{{> field}}{{/page.confirmation}}
<button class="danger" type="submit">Delete the project for good</button>
</form>
{{/content}}{{/layout}}

"""#

    static let projectTeamAdd: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> project-head}}{{/page.head}}
<form class="card" method="post" action="{{page.action}}">
<h2>Add people or services</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#page.people}}
{{> text-area}}
<div class="field" hidden><label for="people-file">Or take the list out of a CSV file</label>
<input id="people-file" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" data-fills="{{name}}" data-longest="{{page.longest}}"></div>
{{/page.people}}
<fieldset class="group"{{#page.rolesError}} aria-describedby="roles-error"{{/page.rolesError}}><legend>Roles for all of them</legend>
{{#page.roles}}
{{> role-checks}}
{{/page.roles}}
{{#page.canNameOwners}}
<div class="check"><input id="owner" name="owner" type="checkbox" value="yes"{{#page.isOwner}} checked{{/page.isOwner}}><label for="owner"><b>Owner</b><br><span class="muted small">Everything, and naming other owners</span></label></div>
{{/page.canNameOwners}}
{{#page.rolesError}}
<p id="roles-error" class="error" role="alert">{{.}}</p>
{{/page.rolesError}}
</fieldset>
<p class="hint">People of the project's organisation and services come in at once; everybody else gets an invitation by mail. The next page shows what will happen to each, and nothing happens before you confirm it.</p>
<p class="after"><button class="primary" type="submit">See what will happen</button></p>
</form>
<p><a href="{{page.back}}">Back to the team</a></p>
{{/content}}{{/layout}}

"""#

    static let projectTeamInvitations: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> project-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
{{#page.hasRows}}
<div class="card"><h2>Pending invitations</h2><table class="stack"><thead><tr><th>Address</th><th>Roles</th><th>Sent</th><th>Good until</th><th class="end">Change</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><b>{{email}}</b><br><span class="muted small">invited by {{inviter}}</span></td><td data-th="Roles">{{roles}}</td><td data-th="Sent">{{#sent}}{{> time}}{{/sent}}</td><td data-th="Good until">{{#expires}}{{> time}}{{/expires}}</td><td class="end" data-th="">
<div class="row">
<form method="post" action="{{resend}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><button class="quiet" type="submit" aria-label="Resend to {{email}}">Resend</button></form>
<form method="post" action="{{revoke}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><button class="quiet danger" type="submit" aria-label="Withdraw {{email}}">Withdraw</button></form>
</div>
</td></tr>
{{/page.rows}}
</tbody></table>
{{#page.next}}
<p class="beside"><a href="{{page.next}}" rel="next">Next</a></p>
{{/page.next}}
</div>
<p class="muted small">The link is only in the mail; nobody can look it up here. Sending it again makes a new one, and the old one opens nothing any more.</p>
{{/page.hasRows}}
{{^page.hasRows}}
<div class="card">
<h2>Nobody is invited right now</h2>
<p>People from elsewhere get a link by mail that works once, for seven days, and only for an account with that address. Until they accept, the invitation stands here.</p>
<p class="after"><a class="button" href="{{page.add}}">Add people or services</a></p>
</div>
{{/page.hasRows}}
<p><a href="{{page.back}}">Back to the team</a></p>
{{/content}}{{/layout}}

"""#

    static let projectTeamMember: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> project-head}}{{/page.head}}
{{#page.error}}
<p class="notice bad" role="alert">{{page.error}}</p>
{{/page.error}}
<div class="card">
<h2>{{page.name}}</h2>
<dl class="facts">
<dt>E-mail</dt><dd>{{page.email}}</dd>
<dt>Kind</dt><dd>{{page.kind}}{{#page.isDisabled}} <span class="tag bad">disabled</span>{{/page.isDisabled}}{{#page.isOwner}} <span class="tag ok">Owner</span>{{/page.isOwner}}</dd>
{{#page.organisation}}
<dt>Organisation</dt><dd>{{page.organisation}}</dd>
{{/page.organisation}}
<dt>In the team since</dt><dd>{{#page.since}}{{> time}}{{/page.since}}</dd>
{{^page.roles}}
<dt>Roles</dt><dd>{{#page.held}}<span class="tag">{{.}}</span> {{/page.held}}</dd>
{{/page.roles}}
</dl>
</div>
{{#page.roles}}
<form class="card" method="post" action="{{page.rolesAction}}">
<h2>Roles</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#page.seen}}
<input type="hidden" name="seen" value="{{.}}">
{{/page.seen}}
<fieldset class="group"><legend>What they may do in the project</legend>
{{> role-checks}}
</fieldset>
<button class="primary" type="submit">Change roles</button>
</form>
{{/page.roles}}
{{#page.ownership}}
<form class="card" method="post" action="{{page.ownership}}">
<h2>Ownership</h2>
<p>Owners may do everything in the project, and name and remove other owners.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<button type="submit">Make an owner</button>
</form>
{{/page.ownership}}
{{#page.ownershipEnd}}
<form class="card" method="post" action="{{page.ownershipEnd}}">
<h2>Ownership</h2>
<p>Without it they have their roles alone; whoever has no role leaves the team. A project keeps at least one owner.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<button type="submit">Take the ownership</button>
</form>
{{/page.ownershipEnd}}
{{#page.removal}}
<form class="card" method="post" action="{{page.removal}}">
<h2>Remove from the team</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#page.isRemoving}}
<p class="notice warn" role="alert">Are you sure? What is in the project is closed to {{page.name}} at once.</p>
<input type="hidden" name="sure" value="yes">
<button class="danger" type="submit">Yes, remove {{page.name}}</button>
{{/page.isRemoving}}
{{^page.isRemoving}}
<p>Their access to the project ends with their next call. To come back they have to be added again.</p>
<button class="danger" type="submit">Remove</button>
{{/page.isRemoving}}
</form>
{{/page.removal}}
<p><a href="{{page.back}}">Back to the team</a></p>
{{/content}}{{/layout}}

"""#

    static let projectTeamPreview: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> project-head}}{{/page.head}}
<div class="card">
<h2>{{#page.isDone}}What was done{{/page.isDone}}{{^page.isDone}}What will happen{{/page.isDone}}</h2>
<p{{#page.isDone}} class="notice" role="status"{{/page.isDone}}>{{page.summary}}</p>
<table class="stack"><thead><tr><th>Address</th><th>Roles</th><th>{{#page.isDone}}Outcome{{/page.isDone}}{{^page.isDone}}What will happen{{/page.isDone}}</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><b>{{email}}</b></td><td data-th="Roles">{{roles}}</td><td data-th="Outcome"><div><span class="tag{{#isRefused}} bad{{/isRefused}}{{^isRefused}}{{#isInvited}} warn{{/isInvited}}{{#isAdded}} ok{{/isAdded}}{{/isRefused}}">{{#isRefused}}No{{/isRefused}}{{^isRefused}}{{#isInvited}}Mail{{/isInvited}}{{#isAdded}}At once{{/isAdded}}{{^isInvited}}{{^isAdded}}Nothing{{/isAdded}}{{/isInvited}}{{/isRefused}}</span> {{outcome}}</div></td></tr>
{{/page.rows}}
</tbody></table>
{{#page.plan}}
<form method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<input type="hidden" name="plan" value="{{page.plan}}">
<p class="row after"><button class="primary" type="submit">{{page.button}}</button><a href="{{page.again}}">Start again</a></p>
</form>
{{/page.plan}}
{{^page.plan}}
<p class="row after"><a class="button" href="{{page.again}}">Add others</a></p>
{{/page.plan}}
</div>
<p><a href="{{page.back}}">Back to the team</a></p>
{{/content}}{{/layout}}

"""#

    static let projectTeam: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> project-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
<div class="card">
<h2>{{page.count}}</h2>
{{#page.add}}
<p class="row"><a class="button primary" href="{{page.add}}">Add people or services</a><a href="{{page.invitations}}">Pending invitations</a></p>
{{/page.add}}
<form method="get" action="{{page.searchAction}}">
{{#page.search}}
<div class="row"><div class="grow field"><label for="{{name}}">{{label}}</label><input id="{{name}}" name="{{name}}" type="{{type}}" value="{{value}}" maxlength="{{maximumLength}}"></div><button type="submit">Find</button></div>
{{/page.search}}
</form>
{{#page.hasRows}}
<table class="stack"><thead><tr><th>Who</th><th>Roles</th><th>Organisation</th><th class="end">Change</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><b>{{name}}</b>{{#isService}} <span class="tag">service</span>{{/isService}}{{#isDisabled}} <span class="tag bad">disabled</span>{{/isDisabled}}<br><span class="muted small">{{email}}</span></td><td data-th="Roles"><div>{{#isOwner}}<span class="tag ok">Owner</span> {{/isOwner}}{{#roles}}<span class="tag">{{.}}</span> {{/roles}}{{#hasNothing}}<span class="muted">none</span>{{/hasNothing}}</div></td><td data-th="Organisation">{{#organisation}}{{.}}{{/organisation}}</td><td class="end" data-th="">{{#change}}<a href="{{change}}" aria-label="Change {{name}}">Change</a>{{/change}}</td></tr>
{{/page.rows}}
</tbody></table>
{{/page.hasRows}}
{{^page.hasRows}}
<p class="muted">{{#page.isSearch}}No member has this in the name or e-mail address.{{/page.isSearch}}{{^page.isSearch}}There is nobody here.{{/page.isSearch}}</p>
{{/page.hasRows}}
<p class="beside">{{#page.previous}}<a href="{{page.previous}}" rel="prev">Previous</a>{{/page.previous}}{{#page.next}}<a href="{{page.next}}" rel="next">Next</a>{{/page.next}}<a href="{{page.export}}">Export as CSV</a></p>
</div>
{{#page.hasGroups}}
<div class="card">
<h2>Groups</h2>
<table class="stack"><thead><tr><th>Group</th><th>Roles</th><th>Members</th></tr></thead><tbody>
{{#page.groups}}
<tr><td><b>{{name}}</b></td><td data-th="Roles">{{roles}}</td><td data-th="Members">{{members}}</td></tr>
{{/page.groups}}
</tbody></table>
</div>
{{/page.hasGroups}}
{{/content}}{{/layout}}

"""#

    static let project: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> project-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
<section class="card">
{{#page.picture}}<img class="thumb" src="{{.}}" alt="" width="320" height="180">{{/page.picture}}
<h2>About</h2>
<dl class="facts">
{{#page.facts}}
<dt>{{label}}</dt><dd>{{value}}</dd>
{{/page.facts}}
{{#page.parent}}
<dt>Part of</dt><dd><a class="mono" href="{{.}}">{{page.parentID}}</a></dd>
{{/page.parent}}
<dt>Project ID</dt><dd class="copy"><code>{{page.id}}</code></dd>
<dt>Made</dt><dd>{{#page.created}}{{> time}}{{/page.created}}{{#page.createdBy}} by {{.}}{{/page.createdBy}}</dd>
<dt>Changed</dt><dd>{{#page.changed}}{{> time}}{{/page.changed}}{{#page.changedBy}} by {{.}}{{/page.changedBy}}</dd>
</dl>
</section>
{{#page.hasRepositories}}
<section class="card">
<h2>Repositories</h2>
<table class="stack"><thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Address</th></tr></thead><tbody>
{{#page.repositories}}
<tr><td><b>{{name}}</b></td><td data-th="Kind">{{kind}}</td><td data-th="Address"><code>{{uri}}</code></td></tr>
{{/page.repositories}}
</tbody></table>
</section>
{{/page.hasRepositories}}
{{/content}}{{/layout}}

"""#

    static let projects: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
<div class="head"><div><h1>Projects</h1><p class="muted">Schedules, documents and the team that works on them.</p></div>{{#page.new}}<a class="button primary" href="{{.}}">New project</a>{{/page.new}}</div>
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
<form class="row search" role="search" method="get" action="{{page.searchAction}}">
{{#page.search}}{{> search}}{{/page.search}}
</form>
{{#page.hasCards}}
<div class="tiles">
{{#page.cards}}
<section class="card">
{{#picture}}<img class="thumb" src="{{.}}" alt="" width="320" height="180" loading="lazy">{{/picture}}{{^picture}}{{> workspace-drawing}}{{/picture}}
<h2><a href="{{url}}">{{name}}</a></h2>
<p><span class="tag">{{kind}}</span>{{#isOwner}} <span class="tag ok">Owner</span>{{/isOwner}}{{#status}} <span class="tag warn">{{.}}</span>{{/status}}</p>
<p class="muted">{{#number}}<span class="mono">{{.}}</span> · {{/number}}{{organisation}}</p>
<p class="muted small">Changed {{#changed}}{{> time}}{{/changed}}{{#changedBy}} by {{.}}{{/changedBy}}</p>
</section>
{{/page.cards}}
</div>
{{/page.hasCards}}
{{^page.hasCards}}
<p class="muted">{{#page.isSearch}}No project that you may see has this in its name or number.{{/page.isSearch}}{{^page.isSearch}}You are on no project’s team yet. Those who look after a team add people and services to it by e-mail.{{/page.isSearch}}</p>
{{/page.hasCards}}
<p class="beside">{{#page.first}}<a href="{{.}}">{{#page.isSearch}}All projects{{/page.isSearch}}{{^page.isSearch}}First page{{/page.isSearch}}</a> {{/page.first}}{{#page.next}}<a href="{{.}}" rel="next">Next page</a>{{/page.next}}</p>
{{/content}}{{/layout}}

"""#

    static let recoverCode: StaticString = #"""
{{<layout}}
{{$content}}
<h1>Choose a new password</h1>
<p class="muted">We have written to <b>{{page.email}}</b>. Please type in the code from that mail.</p>
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.csrf}}">
<input type="hidden" name="t" value="{{page.transaction}}">
<input type="email" name="email" value="{{page.email}}" autocomplete="username" readonly hidden>
<div class="field">
<label for="code">Code</label>
<input id="code" name="code" type="text" class="otp" inputmode="numeric" autocomplete="one-time-code" spellcheck="false" maxlength="16" required autofocus {{#page.codeError}}aria-invalid="true" aria-describedby="codeError codeHint"{{/page.codeError}}{{^page.codeError}}aria-describedby="codeHint"{{/page.codeError}}>
{{#page.codeError}}
<p id="codeError" class="ping-error error" role="alert">{{page.codeError}}</p>
{{/page.codeError}}
<p id="codeHint" class="hint">Six digits, good for 10 minutes.</p>
</div>
<div class="field">
<label for="password">New password</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="8" required {{#page.passwordError}}aria-invalid="true" aria-describedby="passwordError passwordHint"{{/page.passwordError}}{{^page.passwordError}}aria-describedby="passwordHint"{{/page.passwordError}}>
{{#page.passwordError}}
<p id="passwordError" class="ping-error error" role="alert">{{page.passwordError}}</p>
{{/page.passwordError}}
<p id="passwordHint" class="hint">At least 8 characters of any kind. You are signed out everywhere else.</p>
</div>
<button class="allow primary wide" type="submit">Change my password</button>
</form>
<p class="beside"><a href="{{page.startAgain}}">Send another code</a></p>
{{/content}}
{{/layout}}

"""#

    static let recover: StaticString = #"""
{{<layout}}
{{$content}}
<h1>Forgot your password?</h1>
<p class="muted">We send a code to your address, and with it you choose a new password.</p>
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.csrf}}">
<input type="hidden" name="t" value="{{page.transaction}}">
<div class="field">
<label for="email">E-mail</label>
<input id="email" name="email" type="email" value="{{page.email}}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="254" required autofocus {{#page.emailError}}aria-invalid="true" aria-describedby="emailError"{{/page.emailError}}>
{{#page.emailError}}
<p id="emailError" class="ping-error error" role="alert">{{page.emailError}}</p>
{{/page.emailError}}
</div>
<button class="allow primary wide" type="submit">Send the code</button>
</form>
<p class="beside"><a href="{{page.signIn}}">Back to sign-in</a></p>
{{/content}}
{{/layout}}

"""#

    static let roleChecks: StaticString = #"""
{{#choices}}
<div class="check"><input id="{{id}}" name="role" type="checkbox" value="{{value}}"{{#isChecked}} checked{{/isChecked}}><label for="{{id}}"><b>{{name}}</b>{{#isBeyond}} <span class="tag warn">more than you may give</span>{{/isBeyond}}<br><span class="muted small">{{description}}</span></label></div>
{{/choices}}

"""#

    static let search: StaticString = #"""
<label class="skip" for="{{name}}">{{label}}</label>
<input id="{{name}}" class="grow" name="{{name}}" type="{{type}}" value="{{value}}" placeholder="{{label}}"{{#maximumLength}} maxlength="{{.}}"{{/maximumLength}}>
<button type="submit">Search</button>

"""#

    static let select: StaticString = #"""
<div class="field">
<label for="{{name}}">{{label}}</label>
<select id="{{name}}" name="{{name}}"{{#error}} aria-invalid="true"{{/error}}{{#describedBy}} aria-describedby="{{.}}"{{/describedBy}}>
{{#options}}
<option value="{{value}}"{{#isSelected}} selected{{/isSelected}}>{{label}}</option>
{{/options}}
</select>
{{#error}}
<p id="{{name}}-error" class="error" role="alert">{{.}}</p>
{{/error}}
{{#hint}}
<p id="{{name}}-hint" class="hint">{{.}}</p>
{{/hint}}
</div>

"""#

    static let signInEmail: StaticString = #"""
{{<layout}}
{{$content}}
<h1>Sign in</h1>
{{#page.app}}
<p class="muted">to continue to <b>{{page.app}}</b></p>
{{/page.app}}
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.csrf}}">
{{#page.transaction}}
<input type="hidden" name="t" value="{{page.transaction}}">
{{/page.transaction}}
<div class="field">
<label for="identifierInput">E-mail</label>
<input id="identifierInput" name="email" type="email" value="{{page.email}}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="254" required autofocus {{#page.error}}aria-invalid="true" aria-describedby="signInError signInHint"{{/page.error}}{{^page.error}}aria-describedby="signInHint"{{/page.error}}>
{{#page.error}}
<p id="signInError" class="ping-error error" role="alert">{{page.error}}</p>
{{/page.error}}
<p id="signInHint" class="hint">We ask for your password on the next page.</p>
</div>
<button class="allow primary wide" type="submit">Next</button>
</form>
<p class="beside">{{#page.signUp}}<a href="{{page.signUp}}">Create an account</a>{{/page.signUp}} <a href="{{page.recover}}">Forgot your password?</a></p>
{{/content}}
{{/layout}}

"""#

    static let signInPassword: StaticString = #"""
{{<layout}}
{{$content}}
<h1>Enter your password</h1>
{{#page.app}}
<p class="muted">to continue to <b>{{page.app}}</b></p>
{{/page.app}}
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.csrf}}">
{{#page.transaction}}
<input type="hidden" name="t" value="{{page.transaction}}">
{{/page.transaction}}
<p class="account"><b>{{page.email}}</b> <a href="{{page.otherAccount}}">Not you?</a></p>
<input type="email" name="email" value="{{page.email}}" autocomplete="username" readonly hidden>
<div class="field">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus{{#page.error}} aria-invalid="true" aria-describedby="signInError"{{/page.error}}>
{{#page.error}}
<p id="signInError" class="ping-error error" role="alert">{{page.error}}</p>
{{/page.error}}
</div>
<button class="allow primary wide" type="submit">Sign in</button>
</form>
<p class="beside"><a href="{{page.recover}}">Forgot your password?</a></p>
{{/content}}
{{/layout}}

"""#

    static let signOut: StaticString = #"""
{{<layout}}
{{$content}}
<h1>Sign out?</h1>
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.csrf}}">
{{#page.transaction}}
<input type="hidden" name="t" value="{{page.transaction}}">
{{/page.transaction}}
<p>{{#page.app}}<b>{{page.app}}</b> asks to sign you out. {{/page.app}}You are signed in as <b>{{page.email}}</b>.</p>
<div class="row"><button class="allow primary" type="submit">Sign out</button><a class="button" href="{{page.stay}}">Stay signed in</a></div>
</form>
{{/content}}
{{/layout}}

"""#

    static let signUpCode: StaticString = #"""
{{<layout}}
{{$content}}
<h1>Check your mail</h1>
<p class="muted">We have written to <b>{{page.email}}</b>. Please type in the code from that mail.</p>
{{#page.notice}}
<div class="notice" role="status"><p>{{page.notice}}</p></div>
{{/page.notice}}
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.csrf}}">
<input type="hidden" name="t" value="{{page.transaction}}">
<div class="field">
<label for="code">Code</label>
<input id="code" name="code" type="text" class="otp" inputmode="numeric" autocomplete="one-time-code" spellcheck="false" maxlength="16" required autofocus {{#page.codeError}}aria-invalid="true" aria-describedby="codeError codeHint"{{/page.codeError}}{{^page.codeError}}aria-describedby="codeHint"{{/page.codeError}}>
{{#page.codeError}}
<p id="codeError" class="ping-error error" role="alert">{{page.codeError}}</p>
{{/page.codeError}}
<p id="codeHint" class="hint">Six digits, good for 10 minutes.</p>
</div>
<button class="allow primary wide" type="submit">Create my account</button>
<p class="after"><button class="wide" type="submit" formaction="{{page.resend}}" formnovalidate>Send another code</button></p>
</form>
<p class="beside"><a href="{{page.startAgain}}">Another address</a></p>
{{/content}}
{{/layout}}

"""#

    static let signUp: StaticString = #"""
{{<layout}}
{{$content}}
<h1>Create an account</h1>
{{#page.app}}
<p class="muted">to continue to <b>{{page.app}}</b></p>
{{/page.app}}
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.csrf}}">
<input type="hidden" name="t" value="{{page.transaction}}">
<div class="field">
<label for="name">Name</label>
<input id="name" name="name" type="text" value="{{page.name}}" autocomplete="name" maxlength="128" required {{#page.nameError}}aria-invalid="true" aria-describedby="nameError"{{/page.nameError}}>
{{#page.nameError}}
<p id="nameError" class="ping-error error" role="alert">{{page.nameError}}</p>
{{/page.nameError}}
</div>
<div class="field">
<label for="email">E-mail</label>
<input id="email" name="email" type="email" value="{{page.email}}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="254" required {{#page.emailError}}aria-invalid="true" aria-describedby="emailError emailHint"{{/page.emailError}}{{^page.emailError}}aria-describedby="emailHint"{{/page.emailError}}>
{{#page.emailError}}
<p id="emailError" class="ping-error error" role="alert">{{page.emailError}}</p>
{{/page.emailError}}
<p id="emailHint" class="hint">We send a code to this address on the next page.</p>
</div>
<div class="field">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="8" required {{#page.passwordError}}aria-invalid="true" aria-describedby="passwordError passwordHint"{{/page.passwordError}}{{^page.passwordError}}aria-describedby="passwordHint"{{/page.passwordError}}>
{{#page.passwordError}}
<p id="passwordError" class="ping-error error" role="alert">{{page.passwordError}}</p>
{{/page.passwordError}}
<p id="passwordHint" class="hint">At least 8 characters of any kind; a few words are fine.</p>
</div>
<div class="field">
<div class="check"><input id="terms" name="terms" type="checkbox" value="yes" {{#page.hasAgreed}}checked {{/page.hasAgreed}}required {{#page.termsError}}aria-invalid="true" aria-describedby="termsError"{{/page.termsError}}><label for="terms">I agree to the <a href="{{page.terms}}">terms of use</a>.</label></div>
{{#page.termsError}}
<p id="termsError" class="ping-error error" role="alert">{{page.termsError}}</p>
{{/page.termsError}}
</div>
<button class="allow primary wide" type="submit">Continue</button>
</form>
<p class="beside"><a href="{{page.signIn}}">I have an account</a></p>
{{/content}}
{{/layout}}

"""#

    static let signedOut: StaticString = #"""
{{<layout}}
{{$content}}
<h1>You are signed out</h1>
<p class="muted">Apps that you used may keep working until the access tokens they hold run out.</p>
<p><a class="button" href="{{page.signIn}}">Sign in again</a></p>
{{/content}}
{{/layout}}

"""#

    static let terms: StaticString = #"""
{{<layout}}{{$width}}reading{{/width}}{{$content}}
<h1>Terms of use</h1>
<section class="card">
<p>This server belongs to the people who run it. They may switch off accounts and apps that are misused.</p>
<p>Keep your password to yourself, give the apps that you register no more rights than they need, and use the data that you reach only for what its owners allow.</p>
<p>Your name, your e-mail address and what you do with your account are kept on this server: they are needed to sign you in and to find misuse. Ask the people who run it to see or delete them.</p>
</section>
{{/content}}{{/layout}}

"""#

    static let textArea: StaticString = #"""
<div class="field">
<label for="{{name}}">{{label}}{{^isRequired}} <span class="muted">(optional)</span>{{/isRequired}}</label>
<textarea class="mono" id="{{name}}" name="{{name}}" rows="{{rows}}" spellcheck="false" autocapitalize="none"{{#isRequired}} required{{/isRequired}}{{#check}} data-check="{{.}}"{{/check}}{{#error}} aria-invalid="true"{{/error}}{{#describedBy}} aria-describedby="{{.}}"{{/describedBy}}>
{{value}}</textarea>
{{#error}}
<p id="{{name}}-error" class="error" role="alert">{{.}}</p>
{{/error}}
{{#hint}}
<p id="{{name}}-hint" class="hint">{{.}}</p>
{{/hint}}
</div>

"""#

    static let time: StaticString = #"""
<time datetime="{{iso}}">{{text}}</time>
"""#

    static let workspaceBin: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> workspace-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
{{#page.error}}
<p class="notice bad" role="alert">{{page.error}}</p>
{{/page.error}}
<nav class="way" aria-label="Kinds">{{#page.kinds}}<a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a> {{/page.kinds}}</nav>
<section class="card">
<h2>{{page.count}}</h2>
{{#page.hasRows}}
<table class="stack"><thead><tr><th>What</th><th>Deleted</th><th>By</th><th class="end">Take out</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><b>{{name}}</b></td><td data-th="Deleted">{{#at}}{{> time}}{{/at}}</td><td data-th="By">{{author}}{{^author}}–{{/author}}</td><td class="end" data-th="">{{#restoration}}<form method="post" action="{{.}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><button class="quiet" type="submit" aria-label="Restore {{name}}">Restore</button></form>{{/restoration}}</td></tr>
{{/page.rows}}
</tbody></table>
{{/page.hasRows}}
{{^page.hasRows}}
<p class="muted">Nothing of this kind was deleted. What is deleted stays here with all its versions.</p>
{{/page.hasRows}}
</section>
<p class="beside">{{#page.first}}<a href="{{.}}">First page</a> {{/page.first}}{{#page.next}}<a href="{{.}}" rel="next">Next page</a>{{/page.next}}</p>
{{/content}}{{/layout}}

"""#

    static let workspaceBlockModel: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> workspace-head}}{{/page.head}}
<section class="card">
{{#page.way}}{{> folder-way}}{{/page.way}}
<h2><span class="tag">Block model</span> {{page.name}}</h2>
{{#page.description}}
<p>{{.}}</p>
{{/page.description}}
<dl class="facts">
<dt>Grid</dt><dd>{{page.blocks}}, {{page.division}}</dd>
{{#page.coordinateSystem}}
<dt>Coordinate system</dt><dd>{{.}}</dd>
{{/page.coordinateSystem}}
<dt>Block model ID</dt><dd class="copy"><code>{{page.id}}</code></dd>
<dt>Version</dt><dd>{{page.version}}</dd>
<dt>Made</dt><dd>{{#page.made}}{{> time}}{{/page.made}}{{#page.madeBy}} by {{.}}{{/page.madeBy}}</dd>
<dt>Changed</dt><dd>{{#page.changed}}{{> time}}{{/page.changed}}{{#page.changedBy}} by {{.}}{{/page.changedBy}}</dd>
</dl>
</section>
{{#page.isFirst}}
<section class="card">
<h2>Columns</h2>
{{#page.hasColumns}}
<table class="stack"><thead><tr><th>Title</th><th>Type</th><th>Unit</th></tr></thead><tbody>
{{#page.columns}}
<tr><td><b>{{title}}</b></td><td data-th="Type">{{type}}</td><td data-th="Unit">{{unit}}{{^unit}}–{{/unit}}</td></tr>
{{/page.columns}}
</tbody></table>
{{#page.moreColumns}}
<p class="hint">There are {{.}} more: the block model API lists all of them.</p>
{{/page.moreColumns}}
{{/page.hasColumns}}
{{^page.hasColumns}}
<p class="muted">The model has the columns of its grid alone.</p>
{{/page.hasColumns}}
</section>
{{/page.isFirst}}
<section class="card">
<h2>Versions</h2>
<table class="stack"><thead><tr><th>Version</th><th>Columns</th><th>Size</th><th>When</th><th>Who</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><b>{{number}}</b>{{#isCurrent}} <span class="tag ok">current</span>{{/isCurrent}}<br><span class="muted small">{{comment}}</span></td><td data-th="Columns">{{columns}}</td><td class="nowrap" data-th="Size">{{size}}{{^size}}–{{/size}}</td><td data-th="When">{{#at}}{{> time}}{{/at}}</td><td data-th="Who">{{author}}{{^author}}–{{/author}}</td></tr>
{{/page.rows}}
</tbody></table>
<p class="beside">{{#page.first}}<a href="{{.}}">Newest versions</a> {{/page.first}}{{#page.next}}<a href="{{.}}" rel="next">Older versions</a>{{/page.next}}</p>
</section>
{{/content}}{{/layout}}

"""#

    static let workspaceDrawing: StaticString = #"""
<svg class="thumb" viewBox="0 0 320 180" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><path d="M28 132 160 176l132-44M28 104l132 44 132-44M28 76l132 44 132-44L160 32zM94 54l132 44M226 54 94 98" stroke-linejoin="round"/></svg>
"""#

    static let workspaceFile: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> workspace-head}}{{/page.head}}
<section class="card">
{{#page.way}}{{> folder-way}}{{/page.way}}
<h2><span class="tag">File</span> {{page.name}}</h2>
<dl class="facts">
<dt>Size</dt><dd>{{page.size}}</dd>
<dt>File ID</dt><dd class="copy"><code>{{page.id}}</code></dd>
<dt>SHA-256</dt><dd class="mono">{{page.digest}}</dd>
<dt>Made</dt><dd>{{#page.made}}{{> time}}{{/page.made}}{{#page.madeBy}} by {{.}}{{/page.madeBy}}</dd>
<dt>Changed</dt><dd>{{#page.changed}}{{> time}}{{/page.changed}}{{#page.changedBy}} by {{.}}{{/page.changedBy}}</dd>
</dl>
<p class="after"><a class="button primary" href="{{page.download}}">Download</a></p>
</section>
<section class="card">
<h2>Versions</h2>
<table class="stack"><thead><tr><th>Version</th><th>Size</th><th>When</th><th>Who</th><th class="end">Bytes</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><code>{{version}}</code>{{#isCurrent}} <span class="tag ok">current</span>{{/isCurrent}}</td><td class="nowrap" data-th="Size">{{size}}</td><td data-th="When">{{#at}}{{> time}}{{/at}}</td><td data-th="Who">{{author}}{{^author}}–{{/author}}</td><td class="end" data-th=""><a href="{{download}}" aria-label="Download version {{version}}">Download</a></td></tr>
{{/page.rows}}
</tbody></table>
<p class="beside">{{#page.first}}<a href="{{.}}">Newest versions</a> {{/page.first}}{{#page.next}}<a href="{{.}}" rel="next">Older versions</a>{{/page.next}}</p>
</section>
{{/content}}{{/layout}}

"""#

    static let workspaceFolder: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> workspace-head}}{{/page.head}}
<section class="card">
<h2 class="skip">Files, objects and block models</h2>
{{^page.isTop}}
{{#page.way}}{{> folder-way}}{{/page.way}}
{{/page.isTop}}
{{#page.hasRows}}
<table class="stack"><thead><tr><th>Name</th><th>Size</th><th>Version</th><th>Last change</th></tr></thead><tbody>
{{#page.folders}}
<tr><td colspan="4"><span class="tag">Folder</span> <a href="{{url}}"><b>{{name}}</b></a></td></tr>
{{/page.folders}}
{{#page.rows}}
<tr><td><span class="tag">{{kind}}</span> <a href="{{url}}"><b>{{name}}</b></a>{{#schema}}<br><span class="muted small mono">{{.}}</span>{{/schema}}</td><td class="nowrap" data-th="Size">{{size}}{{^size}}–{{/size}}</td><td data-th="Version"><div>{{versions}}<br><code class="muted nowrap">{{version}}</code></div></td><td data-th="Last change"><div><span class="nowrap">{{#changed}}{{> time}}{{/changed}}</span>{{#changedBy}}<br><span class="muted small">{{.}}</span>{{/changedBy}}</div></td></tr>
{{/page.rows}}
</tbody></table>
{{/page.hasRows}}
{{^page.hasRows}}
<p class="muted">{{#page.isTop}}There is nothing in the workspace yet. Files, objects and block models come in through the Evo APIs.{{/page.isTop}}{{^page.isTop}}There is nothing behind this place.{{/page.isTop}}</p>
{{/page.hasRows}}
</section>
<p class="beside">{{#page.first}}<a href="{{.}}">First page</a> {{/page.first}}{{#page.next}}<a href="{{.}}" rel="next">Next page</a>{{/page.next}}</p>
{{/content}}{{/layout}}

"""#

    static let workspaceHead: StaticString = #"""
<p class="crumbs"><a href="{{organisations}}">Organisations</a> / <a href="{{list}}">{{organisation}}</a> / {{name}}</p>
<div class="head"><div><h1>{{name}}</h1><p class="muted">{{standing}}</p></div></div>
<nav class="tabs" aria-label="Workspace">
{{#tabs}}
<a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a>
{{/tabs}}
</nav>

"""#

    static let workspaceObject: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> workspace-head}}{{/page.head}}
<section class="card">
{{#page.way}}{{> folder-way}}{{/page.way}}
<h2><span class="tag">Object</span> {{page.name}}</h2>
<dl class="facts">
<dt>Schema</dt><dd class="mono">{{page.schema}}</dd>
<dt>Object ID</dt><dd class="copy"><code>{{page.id}}</code></dd>
<dt>Version</dt><dd class="mono">{{page.version}}</dd>
{{#page.stage}}
<dt>Stage</dt><dd>{{.}}</dd>
{{/page.stage}}
<dt>Made</dt><dd>{{#page.made}}{{> time}}{{/page.made}}{{#page.madeBy}} by {{.}}{{/page.madeBy}}</dd>
<dt>Changed</dt><dd>{{#page.changed}}{{> time}}{{/page.changed}}{{#page.changedBy}} by {{.}}{{/page.changedBy}}</dd>
</dl>
<p class="after"><a class="button primary" href="{{page.download}}">Download JSON</a></p>
</section>
<section class="card">
<h2>Data of this version</h2>
{{#page.hasPieces}}
<table class="stack"><thead><tr><th>Name</th><th>Size</th><th class="end">Bytes</th></tr></thead><tbody>
{{#page.pieces}}
<tr><td><code>{{name}}</code></td><td class="nowrap" data-th="Size">{{size}}{{^size}}–{{/size}}</td><td class="end" data-th="">{{#download}}<a href="{{.}}" aria-label="Download {{name}}">Download</a>{{/download}}</td></tr>
{{/page.pieces}}
</tbody></table>
{{/page.hasPieces}}
{{^page.hasPieces}}
<p class="muted">The version has no data beside its JSON.</p>
{{/page.hasPieces}}
<p class="beside">{{#page.firstPieces}}<a href="{{.}}">First data</a> {{/page.firstPieces}}{{#page.nextPieces}}<a href="{{.}}">More data</a>{{/page.nextPieces}}</p>
</section>
<section class="card">
<h2>Versions</h2>
<table class="stack"><thead><tr><th>Version</th><th>Stage</th><th>When</th><th>Who</th><th class="end">Body</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><a href="{{url}}"><code>{{version}}</code></a>{{#isShown}} <span class="tag ok">shown</span>{{/isShown}}<br><span class="muted small mono">{{schema}}</span></td><td data-th="Stage">{{stage}}{{^stage}}–{{/stage}}</td><td data-th="When">{{#at}}{{> time}}{{/at}}</td><td data-th="Who">{{author}}{{^author}}–{{/author}}</td><td class="end" data-th=""><a href="{{download}}" aria-label="Download the JSON of version {{version}}">JSON</a></td></tr>
{{/page.rows}}
</tbody></table>
<p class="beside">{{#page.first}}<a href="{{.}}">Newest versions</a> {{/page.first}}{{#page.next}}<a href="{{.}}" rel="next">Older versions</a>{{/page.next}}</p>
</section>
{{/content}}{{/layout}}

"""#

    static let workspace: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> workspace-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
{{#page.error}}
<p class="notice bad" role="alert">{{page.error}}</p>
{{/page.error}}
{{#page.deleted}}
<p class="notice warn">In the recycle bin since {{> time}}: nothing in it can be read or changed.</p>
{{/page.deleted}}
<section class="card">
<h2>About</h2>
<p>{{page.description}}</p>
<dl class="facts">
<dt>Your role</dt><dd>{{#page.role}}{{page.role}}{{/page.role}}{{^page.role}}None: you look after the organisation{{/page.role}}</dd>
<dt>Workspace ID</dt><dd class="copy"><code>{{page.id}}</code></dd>
<dt>Labels</dt><dd>{{#page.labels}}<span class="tag">{{.}}</span> {{/page.labels}}{{^page.labels}}None{{/page.labels}}</dd>
{{#page.coordinateSystem}}
<dt>Coordinate system</dt><dd>{{page.coordinateSystem}}</dd>
{{/page.coordinateSystem}}
<dt>Made</dt><dd>{{#page.created}}{{> time}}{{/page.created}}{{#page.createdBy}} by {{.}}{{/page.createdBy}}</dd>
<dt>Changed</dt><dd>{{#page.changed}}{{> time}}{{/page.changed}}{{#page.changedBy}} by {{.}}{{/page.changedBy}}</dd>
</dl>
</section>
<section class="card">
<h2>Permissions</h2>
{{#page.hasSearch}}
<form class="row search" role="search" method="get" action="{{page.page}}">
{{#page.search}}{{> search}}{{/page.search}}
</form>
{{/page.hasSearch}}
{{#page.hasRows}}
<table class="stack"><thead><tr><th>Who</th><th>Role</th><th class="end">Take the role</th></tr></thead><tbody>
{{#page.rows}}
<tr><td><b>{{name}}</b>{{#isService}} <span class="tag">service</span>{{/isService}}{{#isDisabled}} <span class="tag bad">disabled</span>{{/isDisabled}}<br><span class="muted small">{{email}}</span></td><td data-th="Role">{{role}}</td><td class="end" data-th="">{{#canRemove}}<form method="post" action="{{page.removal}}"><input type="hidden" name="csrf" value="{{page.portal.csrf}}"><input type="hidden" name="email" value="{{email}}"><button class="quiet" type="submit" aria-label="Take the role of {{name}}">Remove</button></form>{{/canRemove}}</td></tr>
{{/page.rows}}
</tbody></table>
{{#page.hasMore}}
<p class="hint">Not everybody is shown: search for the others.</p>
{{/page.hasMore}}
{{/page.hasRows}}
{{^page.hasRows}}
<p class="muted">{{#page.hasSearch}}Nobody with a role has this in the name or e-mail address.{{/page.hasSearch}}{{^page.hasSearch}}Nobody has a role here: only those who administer the organisation see the workspace.{{/page.hasSearch}}</p>
{{/page.hasRows}}
</section>
{{#page.assignment}}
<form class="card" method="post" action="{{action}}">
<h2>Assign user</h2>
{{#error}}
<p class="error" role="alert">{{.}}</p>
{{/error}}
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#email}}{{> field}}{{/email}}
<datalist id="members">
{{#suggestions}}
<option value="{{email}}">{{label}}</option>
{{/suggestions}}
</datalist>
{{#role}}{{> select}}{{/role}}
<button class="primary" type="submit">Assign user</button>
</form>
{{/page.assignment}}
{{#page.deletion}}
<form class="card" method="post" action="{{page.deletion}}">
<h2>Recycle bin</h2>
<p>Everything in the workspace is closed to everybody until it is taken out again. Its name becomes free.</p>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<button class="danger" type="submit">Put into the recycle bin</button>
</form>
{{/page.deletion}}
{{#page.restoration}}
<form class="card" method="post" action="{{page.restoration}}">
<h2>Recycle bin</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
<button class="primary" type="submit">Take out of the recycle bin</button>
</form>
{{/page.restoration}}
{{/content}}{{/layout}}

"""#

    static let workspaces: StaticString = #"""
{{<layout}}{{$width}}{{/width}}{{$content}}
{{#page.head}}{{> organisation-head}}{{/page.head}}
{{#page.done}}
<p class="notice" role="status">{{page.done}}</p>
{{/page.done}}
{{#page.lacksProduct}}
<p class="notice warn">Workspaces belong to Evo, which this organisation does not have. <a href="{{page.products}}">See its products</a></p>
{{/page.lacksProduct}}
<form class="row search" role="search" method="get" action="{{page.searchAction}}">
{{#page.search}}{{> search}}{{/page.search}}
</form>
<h2>{{page.count}}</h2>
{{#page.hasCards}}
<div class="tiles">
{{#page.cards}}
<section class="card">
{{#thumbnail}}<img class="thumb" src="{{.}}" alt="" width="320" height="180" loading="lazy">{{/thumbnail}}{{^thumbnail}}{{> workspace-drawing}}{{/thumbnail}}
<h3><a href="{{url}}">{{name}}</a></h3>
<p>{{#role}}<span class="tag ok">{{.}}</span>{{/role}}{{^role}}<span class="tag">no role of yours</span>{{/role}}{{#labels}} <span class="tag">{{.}}</span>{{/labels}}</p>
<p class="muted">{{description}}</p>
<p class="muted small">Changed {{#changed}}{{> time}}{{/changed}}{{#changedBy}} by {{.}}{{/changedBy}}</p>
</section>
{{/page.cards}}
</div>
{{/page.hasCards}}
{{^page.hasCards}}
<p class="muted">{{#page.isSearch}}No workspace that you may see has this in its name.{{/page.isSearch}}{{^page.isSearch}}{{#page.isBin}}The recycle bin is empty.{{/page.isBin}}{{^page.isBin}}You have no role in a workspace yet. A workspace holds the files and objects that people and services work on together.{{/page.isBin}}{{/page.isSearch}}</p>
{{/page.hasCards}}
<p class="beside">{{#page.first}}<a href="{{.}}">First page</a> {{/page.first}}{{#page.next}}<a href="{{.}}" rel="next">Next page</a> {{/page.next}}<a href="{{page.other}}">{{#page.isBin}}Workspaces in use{{/page.isBin}}{{^page.isBin}}Recycle bin{{/page.isBin}}</a></p>
{{#page.form}}
<form class="card" method="post" action="{{action}}">
<h2>Make a workspace</h2>
<input type="hidden" name="csrf" value="{{page.portal.csrf}}">
{{#name}}{{> field}}{{/name}}
{{#description}}{{> field}}{{/description}}
<button class="primary" type="submit">Make the workspace</button>
</form>
{{/page.form}}
{{/content}}{{/layout}}

"""#

    static let templates: [String: StaticString] = [
        "access-check": Self.accessCheck,
        "account-deactivate": Self.accountDeactivate,
        "account-deactivated": Self.accountDeactivated,
        "account-email-code": Self.accountEmailCode,
        "account-email": Self.accountEmail,
        "account-head": Self.accountHead,
        "account-password": Self.accountPassword,
        "account-security": Self.accountSecurity,
        "account": Self.account,
        "app-activity": Self.appActivity,
        "app-credentials": Self.appCredentials,
        "app-head": Self.appHead,
        "app-new-done": Self.appNewDone,
        "app-new-review": Self.appNewReview,
        "app-new-type": Self.appNewType,
        "app-new": Self.appNew,
        "app-overview": Self.appOverview,
        "app-owners": Self.appOwners,
        "app-redirects": Self.appRedirects,
        "app-scopes": Self.appScopes,
        "app-secret-revocation": Self.appSecretRevocation,
        "app-settings": Self.appSettings,
        "approval-history": Self.approvalHistory,
        "approval-tabs": Self.approvalTabs,
        "approval": Self.approval,
        "approvals": Self.approvals,
        "apps": Self.apps,
        "audit-lines": Self.auditLines,
        "audit-log": Self.auditLog,
        "brand": Self.brand,
        "consent": Self.consent,
        "datasource-document": Self.datasourceDocument,
        "datasource-folder": Self.datasourceFolder,
        "datasource-head": Self.datasourceHead,
        "datasource": Self.datasource,
        "datasources": Self.datasources,
        "developer-terms": Self.developerTerms,
        "error": Self.error,
        "errors": Self.errors,
        "field": Self.field,
        "folder-way": Self.folderWay,
        "form-post": Self.formPost,
        "home": Self.home,
        "invitation": Self.invitation,
        "layout": Self.layout,
        "mail-account-exists-html": Self.mailAccountExistsHtml,
        "mail-account-exists-text": Self.mailAccountExistsText,
        "mail-email-change-code-html": Self.mailEmailChangeCodeHtml,
        "mail-email-change-code-text": Self.mailEmailChangeCodeText,
        "mail-email-taken-html": Self.mailEmailTakenHtml,
        "mail-email-taken-text": Self.mailEmailTakenText,
        "mail-notice-html": Self.mailNoticeHtml,
        "mail-notice-text": Self.mailNoticeText,
        "mail-password-changed-html": Self.mailPasswordChangedHtml,
        "mail-password-changed-text": Self.mailPasswordChangedText,
        "mail-recovery-code-html": Self.mailRecoveryCodeHtml,
        "mail-recovery-code-text": Self.mailRecoveryCodeText,
        "mail-recovery-unknown-html": Self.mailRecoveryUnknownHtml,
        "mail-recovery-unknown-text": Self.mailRecoveryUnknownText,
        "mail-sign-up-code-html": Self.mailSignUpCodeHtml,
        "mail-sign-up-code-text": Self.mailSignUpCodeText,
        "mailbox-mail": Self.mailboxMail,
        "mailbox": Self.mailbox,
        "operation-account": Self.operationAccount,
        "operation-accounts": Self.operationAccounts,
        "operation-catalogue": Self.operationCatalogue,
        "operation-entitlements": Self.operationEntitlements,
        "operation-head": Self.operationHead,
        "operation-keys": Self.operationKeys,
        "operation-mails": Self.operationMails,
        "operation-organisations": Self.operationOrganisations,
        "operation-overview": Self.operationOverview,
        "organisation-apps": Self.organisationApps,
        "organisation-clients": Self.organisationClients,
        "organisation-domains": Self.organisationDomains,
        "organisation-head": Self.organisationHead,
        "organisation-invitations": Self.organisationInvitations,
        "organisation-member": Self.organisationMember,
        "organisation-members": Self.organisationMembers,
        "organisation-new": Self.organisationNew,
        "organisation-products": Self.organisationProducts,
        "organisation-settings": Self.organisationSettings,
        "organisations": Self.organisations,
        "project-fields": Self.projectFields,
        "project-head": Self.projectHead,
        "project-invitation": Self.projectInvitation,
        "project-new": Self.projectNew,
        "project-role": Self.projectRole,
        "project-roles": Self.projectRoles,
        "project-schedule": Self.projectSchedule,
        "project-schedules": Self.projectSchedules,
        "project-settings": Self.projectSettings,
        "project-team-add": Self.projectTeamAdd,
        "project-team-invitations": Self.projectTeamInvitations,
        "project-team-member": Self.projectTeamMember,
        "project-team-preview": Self.projectTeamPreview,
        "project-team": Self.projectTeam,
        "project": Self.project,
        "projects": Self.projects,
        "recover-code": Self.recoverCode,
        "recover": Self.recover,
        "role-checks": Self.roleChecks,
        "search": Self.search,
        "select": Self.select,
        "sign-in-email": Self.signInEmail,
        "sign-in-password": Self.signInPassword,
        "sign-out": Self.signOut,
        "sign-up-code": Self.signUpCode,
        "sign-up": Self.signUp,
        "signed-out": Self.signedOut,
        "terms": Self.terms,
        "text-area": Self.textArea,
        "time": Self.time,
        "workspace-bin": Self.workspaceBin,
        "workspace-block-model": Self.workspaceBlockModel,
        "workspace-drawing": Self.workspaceDrawing,
        "workspace-file": Self.workspaceFile,
        "workspace-folder": Self.workspaceFolder,
        "workspace-head": Self.workspaceHead,
        "workspace-object": Self.workspaceObject,
        "workspace": Self.workspace,
        "workspaces": Self.workspaces,
    ]

    static let faviconSvg: StaticString = #"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="#1f4b8f"/><path d="M4.5 8h15M8 8v11M16 8v11" fill="none" stroke="#fff" stroke-width="2.6"/></svg>

"""#

    static let lintelCss: StaticString = #"""
/* Lintel: one stylesheet, no framework, no web font. Light and dark come from the same names. */
:root {
  --ink: #16202e; --ink-2: #4a5666; --ink-3: #5f6a7a;
  --paper: #faf9f6; --card: #ffffff; --line: #dedbd2; --line-2: #c6c2b7; --edge: #868277;
  --beam: #1f4b8f; --beam-ink: #ffffff; --beam-soft: #e8eef8;
  --ok: #1b6e43; --ok-soft: #e4f2ea;
  --warn: #7d5200; --warn-soft: #fbf0d9;
  --bad: #a4262c; --bad-soft: #fae6e6;
  --focus: #b85c00; --code: #f1efe9;
  --r: 8px; --shadow: 0 1px 0 rgb(22 32 46 / .06), 0 1px 3px rgb(22 32 46 / .06);
  --sans: system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Code", "Noto Sans Mono", "DejaVu Sans Mono", monospace;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8eaee; --ink-2: #b4bcc8; --ink-3: #929cab;
    --paper: #10141a; --card: #171c24; --line: #2a313c; --line-2: #3b4452; --edge: #717c8c;
    --beam: #8db4f2; --beam-ink: #0d1420; --beam-soft: #1b2638;
    --ok: #7ccf9f; --ok-soft: #15281e;
    --warn: #e6b95c; --warn-soft: #2b2312;
    --bad: #f0979b; --bad-soft: #301a1c;
    --focus: #f2a65a; --code: #1e242e;
    --shadow: none;
  }
}

/* text */
* { box-sizing: border-box }
[hidden] { display: none !important }
html { font: 16px/1.5 var(--sans); color: var(--ink); background: var(--paper); -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { margin: 0; min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -.015em; margin: 0 0 .25rem; font-weight: 650; text-wrap: balance }
h2 { font-size: 1.125rem; margin: 0 0 .75rem; font-weight: 650 }
h3 { font-size: 1rem; margin: 0 0 .25rem; font-weight: 600 }
h1, h2, h3 { overflow-wrap: anywhere }
p { margin: 0 0 .75rem }
a { color: var(--beam); text-underline-offset: .18em; text-decoration-thickness: 1px }
a:hover { text-decoration-thickness: 2px }
a.mono { text-underline-offset: .4em }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px }
/* Names come from outside: they break where they must and keep their writing direction to themselves. */
b { font-weight: 650; overflow-wrap: anywhere; unicode-bidi: isolate }
small, .small { font-size: .875rem }
code, .mono { font-family: var(--mono); font-size: .875em; overflow-wrap: anywhere }
h2.mono { font-size: 1rem }
.muted { color: var(--ink-2) }
.muted b { color: var(--ink) }
.nowrap { white-space: nowrap }
.skip { position: absolute; left: -999px }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 9 }

/* the beam: a strong line that carries the page */
.top { background: var(--card); border-bottom: 3px solid var(--beam) }
.top > div { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; display: flex; align-items: center; gap: 1.5rem; min-height: 3.5rem; flex-wrap: wrap }
.brand { display: inline-flex; align-items: center; gap: .5rem; font-weight: 700; color: var(--ink); text-decoration: none; letter-spacing: -.01em; min-height: 2.75rem }
.brand svg { width: 1.5rem; height: 1.5rem; color: var(--beam) }
.nav { display: flex; gap: .25rem; flex: 1; flex-wrap: wrap }
.nav a { color: var(--ink-2); text-decoration: none; padding: .35rem .7rem; border-radius: 6px }
.nav a:hover { background: var(--beam-soft); color: var(--ink) }
.nav a[aria-current] { color: var(--ink); font-weight: 600; background: var(--beam-soft) }
.who { color: var(--ink-2); font-size: .875rem; line-height: 1.3; display: flex; align-items: center; gap: .75rem; margin-left: auto }
.who a { color: inherit; text-decoration: none; text-align: right; max-width: 14rem }
.who a:hover b { text-decoration: underline }
.who b { color: var(--ink); font-weight: 600; display: block }
.who span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.quiet { border-color: transparent; background: none; color: var(--ink-2); padding: .35rem .6rem; min-height: 2.25rem; font-size: .875rem }
main { max-width: 72rem; width: 100%; margin: 0 auto; padding: 2rem 1.25rem 4rem; flex: 1 }
main.narrow { max-width: 27rem; padding-top: 4rem }
main.narrow > h1 + .card, main.narrow > h1 + .notice { margin-top: 1rem }
main.reading { max-width: 46rem }
main.reading > .card { margin-top: 1.25rem }
.head { display: flex; gap: 1rem; align-items: flex-end; justify-content: space-between; flex-wrap: wrap; margin-bottom: 1.5rem }
.head p { margin: 0 }
.crumbs { font-size: .875rem; margin: 0 0 .5rem; color: var(--ink-3) }
.crumbs a { color: var(--ink-2) }
footer { border-top: 1px solid var(--line); color: var(--ink-3); font-size: .8125rem }
footer > div { max-width: 72rem; margin: 0 auto; padding: 1rem 1.25rem; display: flex; gap: .5rem 1.25rem; flex-wrap: wrap }
footer a { color: inherit }

/* cards and choices */
.card { background: var(--card); border: 1px solid var(--line); border-radius: var(--r); box-shadow: var(--shadow); padding: 1.25rem; margin: 0 0 1.25rem }
.card > :last-child, .card > .row > .field, .card > :last-child > .field:last-child { margin-bottom: 0 }
.card > .row { align-items: flex-end }
.cols { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); align-items: start }
.choices { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); border: 0; padding: 0; margin: 0 }
.choice { display: block; background: var(--card); border: 1px solid var(--line-2); border-radius: var(--r); padding: 1rem 1rem 1rem 2.6rem; position: relative; cursor: pointer }
.choice input { position: absolute; left: 1rem; top: 1.2rem; accent-color: var(--beam) }
.choice:has(:checked) { border-color: var(--beam); box-shadow: inset 0 0 0 1px var(--beam); background: var(--beam-soft) }
.choice b { display: block }
.choice span { color: var(--ink-2); font-size: .875rem; font-weight: 400 }
.entry:target { border-color: var(--beam); box-shadow: inset 4px 0 0 var(--beam) }

/* forms */
label { font-weight: 600; font-size: .9375rem }
.field { margin: 0 0 1.1rem }
.field > label { display: block; margin-bottom: .3rem }
.hint { color: var(--ink-2); font-size: .875rem; margin: .3rem 0 0 }
input[type=text], input[type=email], input[type=password], input[type=url], input[type=search], input[type=date], select, textarea {
  font: inherit; color: inherit; background: var(--card); width: 100%;
  border: 1px solid var(--edge); border-radius: 6px; padding: .5rem .7rem; min-height: 2.75rem;
}
[aria-invalid=true] { border-color: var(--bad) !important; box-shadow: inset 0 0 0 1px var(--bad) }
.error { color: var(--bad); font-size: .875rem; margin: .3rem 0 0; font-weight: 500 }
.account { display: flex; gap: .25rem .75rem; flex-wrap: wrap; justify-content: space-between; align-items: baseline; margin-bottom: 1.1rem }
.otp { font-family: var(--mono); font-size: 1.5rem !important; letter-spacing: .4em; text-align: center }
.check { display: flex; gap: .6rem; align-items: flex-start }
.check input { flex: none; width: 1.25rem; height: 1.25rem; margin: .1rem 0 0; accent-color: var(--beam) }
.check label { font-weight: 400 }
.after { margin: .75rem 0 0 }
.beside { display: flex; gap: .25rem 1.25rem; flex-wrap: wrap; justify-content: space-between; font-size: .9375rem }
.beside a { display: inline-block; padding: .4rem 0 }
button, .button {
  font: inherit; font-weight: 600; border-radius: 6px; border: 1px solid var(--edge); background: var(--card); color: var(--ink);
  padding: .5rem 1rem; min-height: 2.75rem; cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; gap: .4rem;
}
button:hover, .button:hover { border-color: var(--ink-2) }
.primary { background: var(--beam); border-color: var(--beam); color: var(--beam-ink) }
.primary:hover { filter: brightness(1.08) }
.danger { color: var(--bad); border-color: var(--bad) }
.wide { width: 100%; justify-content: center }
.row { display: flex; gap: .75rem; align-items: center; flex-wrap: wrap }
.row > .grow { flex: 1; min-width: 12rem }
.row.fields { align-items: flex-start }

/* tables, lists and facts */
table { width: 100%; border-collapse: collapse; font-size: .9375rem }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem }
th { text-align: left; font-size: .8125rem; color: var(--ink-2); font-weight: 600; border-bottom: 1px solid var(--line-2); padding: .5rem .75rem .5rem 0 }
td { border-bottom: 1px solid var(--line); padding: .7rem .75rem .7rem 0; vertical-align: top }
tr:last-child td { border-bottom: 0 }
thead tr:last-child td { border-bottom: 1px solid var(--line-2) }
td form .quiet { margin: -.35rem -.6rem -.35rem 0 }
td.end, th.end { text-align: right; padding-right: 0 }
.tag { display: inline-block; font-size: .8125rem; font-weight: 600; padding: .05rem .55rem; border-radius: 999px; background: var(--code); color: var(--ink-2); white-space: nowrap }
.tag.ok { background: var(--ok-soft); color: var(--ok) }
.tag.warn { background: var(--warn-soft); color: var(--warn) }
.tag.bad { background: var(--bad-soft); color: var(--bad) }
.notice { border-left: 4px solid var(--beam); background: var(--beam-soft); padding: .8rem 1rem; border-radius: 0 var(--r) var(--r) 0; margin: 0 0 1.25rem }
.notice.warn { border-color: var(--warn); background: var(--warn-soft) }
.notice.bad { border-color: var(--bad); background: var(--bad-soft) }
.notice :last-child { margin: 0 }
pre { background: var(--code); border-radius: var(--r); padding: .9rem 1rem; overflow-x: auto; font: .8125rem/1.55 var(--mono); margin: 0 0 .75rem }
pre code { font-size: inherit; overflow-wrap: normal }
.tabs { display: flex; gap: .25rem; border-bottom: 1px solid var(--line-2); margin: 0 0 1.5rem; overflow-x: auto }
.tabs a { padding: .6rem .9rem; color: var(--ink-2); text-decoration: none; border-bottom: 3px solid transparent; white-space: nowrap; margin-bottom: -1px }
.tabs a[aria-current] { color: var(--ink); font-weight: 600; border-color: var(--beam) }
.scopes { margin: 0 0 1rem; padding-left: 1.1rem }
.scopes li { margin: 0 0 .35rem; overflow-wrap: anywhere }
.scopes small { font-family: var(--mono); font-size: .8125rem }
dl.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .5rem 1.25rem; margin: 0 }
dl.facts dt { color: var(--ink-2); font-size: .875rem; padding-top: .1rem }
dl.facts dd { margin: 0; overflow-wrap: anywhere }
dl.links dt { font-size: inherit; padding-top: 0 }
.copy { display: flex; gap: .5rem; align-items: center }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem }
.tiles .card { margin: 0 }
.thumb { display: block; width: calc(100% + 2.5rem); height: 9rem; margin: -1.25rem -1.25rem 1rem; object-fit: cover; background: var(--code); color: var(--line-2); border-radius: var(--r) var(--r) 0 0 }
.way { display: flex; gap: .25rem .6rem; flex-wrap: wrap; margin: 0 0 1rem; color: var(--ink-3); font-size: .9375rem; overflow-wrap: anywhere }
.way a { color: var(--ink-2) }
.way a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none }
.tiles + .beside { margin-top: 1rem }
.above { display: block; margin: 0 0 .25rem auto }
.copy code { flex: 1; background: var(--code); padding: .5rem .7rem; border-radius: 6px }

/* the access check: posts that carry the beam, one for each check */
.checks { list-style: none; margin: 0; padding: 0 }
.checks li { display: grid; grid-template-columns: 2.25rem minmax(0, 1fr) auto; gap: .25rem .9rem; padding: .9rem 0; border-bottom: 1px solid var(--line) }
.checks li:last-child { border: 0 }
.checks .mark { width: 2rem; height: 2rem; border-radius: 50%; display: grid; place-items: center; font-weight: 700 }
.checks .pass .mark { background: var(--ok-soft); color: var(--ok) }
.checks .fail .mark { background: var(--bad); color: var(--card) }
.checks .skip-check .mark { background: var(--code); color: var(--ink-3) }
.checks p { margin: 0; color: var(--ink-2); font-size: .9375rem }
.checks .skip-check { color: var(--ink-3) }
.spark { width: 7rem; height: 1.75rem; color: var(--beam) }
.chart { width: 100%; height: auto; color: var(--beam) }
.chart .refused { fill: var(--bad) }
.chart text { fill: var(--ink-2); font: 11px var(--sans) }
td p { margin: 0 0 .2rem }

/* a schedule: names stand still, the chart beside them moves */
.gantt { display: flex; border: 1px solid var(--line); border-radius: var(--r); overflow: hidden; margin: 0 0 .75rem }
.gantt .names { flex: none; border-right: 1px solid var(--line-2) }
.gantt .scroll { overflow-x: auto; flex: 1; min-width: 0 }
.gantt svg { display: block }
.gantt text { fill: var(--ink); font: 12px var(--sans) }
.gantt .scroll text { fill: var(--ink-2); font-size: 11px }
.gantt text.summary { font-weight: 650 }
.gantt .tick { stroke: var(--line); fill: none }
.gantt .line { stroke: var(--line); fill: none; opacity: .6 }
.gantt .arrow { stroke: var(--edge); fill: none }
.gantt .arrow.critical { stroke: var(--bad) }
.gantt .work { fill: var(--beam) }
.gantt .critical:not(.arrow) { fill: var(--bad) }
.gantt rect.summary { fill: var(--ink) }
.gantt .done { fill: var(--ink); opacity: .45 }
.gantt .today { stroke: var(--focus); stroke-width: 2; stroke-dasharray: 4 3; fill: none }
.outline .name { overflow-wrap: anywhere; unicode-bidi: isolate }
.outline .d1 { padding-left: 1rem }
.outline .d2 { padding-left: 2rem }
.outline .d3 { padding-left: 3rem }
.outline .d4 { padding-left: 4rem }
.outline .d5 { padding-left: 5rem }
.outline .d6 { padding-left: 6rem }
.outline .d7 { padding-left: 7rem }
.outline .d8 { padding-left: 8rem }

@media (max-width: 46rem) {
  .cols { grid-template-columns: minmax(0, 1fr) }
  main { padding-top: 1.25rem }
  main.narrow { padding-top: 1.5rem }
  .who span { display: none }
  .nav { order: 3; flex-basis: 100%; flex-wrap: nowrap; overflow-x: auto; margin: 0 -.7rem }
  .nav a { white-space: nowrap }
  .top > div { gap: .25rem 1rem; padding-top: .2rem; padding-bottom: .2rem }
  table.stack thead { display: none }
  table.stack tr { display: block; border-bottom: 1px solid var(--line); padding: .6rem 0 }
  table.stack td { display: flex; justify-content: space-between; gap: 1rem; border: 0; padding: .2rem 0 }
  table.stack td:first-child { display: block !important }
  table.stack td > div { text-align: right }
  table.stack td[data-th]::before { content: attr(data-th); color: var(--ink-2); font-size: .875rem }
  dl.facts { grid-template-columns: minmax(0, 1fr); gap: 0 }
  dl.facts dd { margin-bottom: .6rem }
  .checks li { grid-template-columns: 2.25rem minmax(0, 1fr) }
  .gantt .names { width: 8.5rem }
  .checks li > :nth-child(3) { grid-column: 2 }
}
@media (prefers-reduced-motion: no-preference) {
  button, .button, .choice { transition: border-color .12s, background .12s }
}
@media (forced-colors: active) {
  .top, .notice, .entry:target { border-color: CanvasText }
}
.group { border: 1px solid var(--line); border-radius: var(--r); padding: .75rem 1rem; margin: 0 0 1rem; min-width: 0 }
.group legend { font-weight: 600; font-size: .9375rem; padding: 0 .4rem }
.group .check { margin: .35rem 0 }
.search { margin: 0 0 1rem; max-width: 32rem }
.search .grow { width: auto }
.credentials dt { font-weight: 600; font-size: .9375rem; margin-top: .9rem }
.credentials dt:first-child { margin-top: 0 }
.credentials dd { margin: .3rem 0 0 }
details { border-top: 1px solid var(--line); padding: .5rem 0 }
summary { cursor: pointer; padding: .35rem 0 }
summary h3 { display: inline }

"""#

    static let lintelJs: StaticString = #"""
// What the portal's pages can do without: buttons that copy, redirect URIs that are checked while they are typed, and lists
// that are read out of a file.
"use strict";

function addCopyButton(place, code) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = "Copy";
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Please copy by hand";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  place(button);
}

function showError(field, sentence) {
  const id = `${field.id}-error`;
  let error = document.getElementById(id);
  if (!sentence) {
    error?.remove();
    field.removeAttribute("aria-invalid");
    return;
  }
  if (!error) {
    error = document.createElement("p");
    error.id = id;
    error.className = "error";
    error.setAttribute("role", "status");
    field.after(error);
    const ids = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((known) => known && known !== id);
    field.setAttribute("aria-describedby", [id, ...ids].join(" "));
  }
  error.textContent = sentence;
  field.setAttribute("aria-invalid", "true");
}

function checkWhileTyped(field) {
  const longest = 4000;
  let waiting = 0;
  let asked = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const question = ++asked;
      // The server looks at longer lists, and at empty fields, when they are sent.
      if (!field.value.trim() || field.value.length > longest) return showError(field, "");
      const url = `${field.dataset.check}&uris=${encodeURIComponent(field.value)}`;
      try {
        const answer = await fetch(url, { redirect: "error" });
        const sentence = answer.status === 200 ? await answer.text() : "";
        if (question === asked) showError(field, sentence);
      } catch {
        // Not now; the form is checked again when it is sent.
      }
    }, 400);
  });
}

function readFrom(file, list) {
  const longest = Number(file.dataset.longest);
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    if (chosen.size > longest) return showError(file, `The file is longer than ${longest} bytes.`);
    const bytes = await chosen.arrayBuffer();
    try {
      list.value = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      showError(file, "");
    } catch {
      showError(file, "The file is not text in UTF-8: save the sheet as “CSV UTF-8”.");
    }
  });
  file.closest("[hidden]").hidden = false;
}

if (navigator.clipboard) {
  for (const line of document.querySelectorAll(".copy")) {
    const code = line.querySelector("code");
    if (code) addCopyButton((button) => line.append(button), code);
  }
  for (const block of document.querySelectorAll("main pre")) {
    const code = block.querySelector("code");
    if (!code) continue;
    addCopyButton((button) => {
      button.classList.add("above");
      block.before(button);
    }, code);
  }
}
for (const field of document.querySelectorAll("textarea[data-check]")) checkWhileTyped(field);
for (const file of document.querySelectorAll("input[type=file][data-fills]")) {
  readFrom(file, document.getElementById(file.dataset.fills));
}

"""#

    static let assets: [String: StaticString] = [
        "favicon.svg": Self.faviconSvg,
        "lintel.css": Self.lintelCss,
        "lintel.js": Self.lintelJs,
    ]

    static let lintelYaml: StaticString = #"""
openapi: 3.1.0
info:
  title: Lintel administration API
  version: "1"
  description: |
    What people do in the portal, for programs: the same rules by the same code.

    Tokens are OAuth 2.0 access tokens of this server with the scopes that each call names; the catalogue's API `lintel` has
    them. A token that speaks for a person may do what the person may. Refusals are problem details (RFC 9457) with a stable
    `id`; each id has an entry at `/errors`. What you change is named by the version that you have seen: send its `ETag` in
    `If-Match`. Lists come in parts: `next` is the `cursor` of the part behind.
  license:
    name: Apache-2.0
    identifier: Apache-2.0
servers:
  - url: /api/v1
security:
  - oauth: []
tags:
  - { name: Apps, description: "Apps, their secrets, owners and scopes" }
  - { name: Approvals, description: Scopes that wait for somebody's approval }
  - { name: Organisations, description: "Organisations, products, domains and allow-lists" }
  - { name: Members, description: Members of organisations and invitations }
  - { name: Audit, description: What has happened }
paths:
  /apps:
    get:
      operationId: listApps
      summary: "List the apps that you look after, newest first"
      tags: [Apps]
      security:
        - oauth: [lintel.apps.read]
        - oauth: [lintel.apps]
      parameters:
        - $ref: "#/components/parameters/search"
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
      responses:
        "200":
          description: A part of the list
          content:
            application/json:
              schema: { $ref: "#/components/schemas/AppList" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
    post:
      operationId: registerApp
      summary: Register an app
      tags: [Apps]
      security:
        - oauth: [lintel.apps]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/NewApp" }
      responses:
        "201":
          description: "The app; a secret is shown this once"
          headers:
            ETag: { $ref: "#/components/headers/ETag" }
          content:
            application/json:
              schema: { $ref: "#/components/schemas/App" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "413": { $ref: "#/components/responses/P413" }
        "415": { $ref: "#/components/responses/P415" }
        "422": { $ref: "#/components/responses/P422" }
        "429": { $ref: "#/components/responses/P429" }
        "503": { $ref: "#/components/responses/P503" }
  /apps/{client_id}:
    parameters:
      - $ref: "#/components/parameters/client_id_in_path"
    get:
      operationId: readApp
      summary: Read an app
      tags: [Apps]
      security:
        - oauth: [lintel.apps.read]
        - oauth: [lintel.apps]
      responses:
        "200":
          description: The app
          headers:
            ETag: { $ref: "#/components/headers/ETag" }
          content:
            application/json:
              schema: { $ref: "#/components/schemas/App" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "503": { $ref: "#/components/responses/P503" }
    patch:
      operationId: changeApp
      summary: "Change the name, the redirect URIs, or whether the app is disabled"
      tags: [Apps]
      security:
        - oauth: [lintel.apps]
      parameters:
        - $ref: "#/components/parameters/if_match"
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/AppChange" }
      responses:
        "200":
          description: The app as it is now
          headers:
            ETag: { $ref: "#/components/headers/ETag" }
          content:
            application/json:
              schema: { $ref: "#/components/schemas/App" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "412": { $ref: "#/components/responses/P412" }
        "413": { $ref: "#/components/responses/P413" }
        "415": { $ref: "#/components/responses/P415" }
        "422": { $ref: "#/components/responses/P422" }
        "428": { $ref: "#/components/responses/P428" }
        "503": { $ref: "#/components/responses/P503" }
    delete:
      operationId: deleteApp
      summary: Delete an app for good
      tags: [Apps]
      security:
        - oauth: [lintel.apps]
      parameters:
        - $ref: "#/components/parameters/if_match"
      responses:
        "204":
          description: It is gone
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "412": { $ref: "#/components/responses/P412" }
        "428": { $ref: "#/components/responses/P428" }
        "503": { $ref: "#/components/responses/P503" }
  /apps/{client_id}/secrets:
    parameters:
      - $ref: "#/components/parameters/client_id_in_path"
    post:
      operationId: addSecret
      summary: Add a secret
      tags: [Apps]
      security:
        - oauth: [lintel.apps]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/NewSecret" }
      responses:
        "201":
          description: "The secret, shown this once"
          content:
            application/json:
              schema: { $ref: "#/components/schemas/NewSecretAnswer" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "409": { $ref: "#/components/responses/P409" }
        "413": { $ref: "#/components/responses/P413" }
        "415": { $ref: "#/components/responses/P415" }
        "422": { $ref: "#/components/responses/P422" }
        "429": { $ref: "#/components/responses/P429" }
        "503": { $ref: "#/components/responses/P503" }
  /apps/{client_id}/secrets/{secret_id}:
    parameters:
      - $ref: "#/components/parameters/client_id_in_path"
      - $ref: "#/components/parameters/secret_id_in_path"
    delete:
      operationId: revokeSecret
      summary: Revoke a secret
      tags: [Apps]
      security:
        - oauth: [lintel.apps]
      parameters:
        - $ref: "#/components/parameters/force"
      responses:
        "204":
          description: It opens nothing any more
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
  /apps/{client_id}/owners:
    parameters:
      - $ref: "#/components/parameters/client_id_in_path"
    get:
      operationId: listOwners
      summary: List the owners
      tags: [Apps]
      security:
        - oauth: [lintel.apps.read]
        - oauth: [lintel.apps]
      responses:
        "200":
          description: The owners
          content:
            application/json:
              schema: { $ref: "#/components/schemas/OwnerList" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "503": { $ref: "#/components/responses/P503" }
    post:
      operationId: addOwner
      summary: Make somebody an owner
      tags: [Apps]
      security:
        - oauth: [lintel.apps]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/NewOwner" }
      responses:
        "201":
          description: The owner
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Owner" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "413": { $ref: "#/components/responses/P413" }
        "415": { $ref: "#/components/responses/P415" }
        "422": { $ref: "#/components/responses/P422" }
        "429": { $ref: "#/components/responses/P429" }
        "503": { $ref: "#/components/responses/P503" }
  /apps/{client_id}/owners/{account_id}:
    parameters:
      - $ref: "#/components/parameters/client_id_in_path"
      - $ref: "#/components/parameters/account_id_in_path"
    delete:
      operationId: removeOwner
      summary: "Take an owner away, never the last"
      tags: [Apps]
      security:
        - oauth: [lintel.apps]
      responses:
        "204":
          description: Done
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
  /apps/{client_id}/scopes:
    parameters:
      - $ref: "#/components/parameters/client_id_in_path"
    post:
      operationId: requestScopes
      summary: Ask for scopes
      tags: [Apps]
      security:
        - oauth: [lintel.apps]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/ScopeRequest" }
      responses:
        "200":
          description: The app as it is now
          headers:
            ETag: { $ref: "#/components/headers/ETag" }
          content:
            application/json:
              schema: { $ref: "#/components/schemas/App" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "409": { $ref: "#/components/responses/P409" }
        "413": { $ref: "#/components/responses/P413" }
        "415": { $ref: "#/components/responses/P415" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
  /apps/{client_id}/scopes/{scope}:
    parameters:
      - $ref: "#/components/parameters/client_id_in_path"
      - $ref: "#/components/parameters/scope_in_path"
    delete:
      operationId: withdrawScope
      summary: "Give a scope up, or withdraw the request for it"
      tags: [Apps]
      security:
        - oauth: [lintel.apps]
      responses:
        "204":
          description: Done
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "409": { $ref: "#/components/responses/P409" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
  /approvals:
    get:
      operationId: listApprovals
      summary: "List the scopes that wait for your decision, oldest first"
      tags: [Approvals]
      security:
        - oauth: [lintel.approvals]
      parameters:
        - $ref: "#/components/parameters/organisation_id"
        - $ref: "#/components/parameters/cursor"
      responses:
        "200":
          description: A part of the queue
          content:
            application/json:
              schema: { $ref: "#/components/schemas/ApprovalList" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
  /approvals/{client_id}/{scope}:
    parameters:
      - $ref: "#/components/parameters/client_id_in_path"
      - $ref: "#/components/parameters/scope_in_path"
    post:
      operationId: decideScope
      summary: Approve or refuse a scope
      tags: [Approvals]
      security:
        - oauth: [lintel.approvals]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Decision" }
      responses:
        "200":
          description: The request with the decision
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Approval" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "409": { $ref: "#/components/responses/P409" }
        "413": { $ref: "#/components/responses/P413" }
        "415": { $ref: "#/components/responses/P415" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
    delete:
      operationId: revokeApproval
      summary: Take an approval back
      tags: [Approvals]
      security:
        - oauth: [lintel.approvals]
      responses:
        "200":
          description: The scope without the approval
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Approval" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "409": { $ref: "#/components/responses/P409" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
  /organisations:
    get:
      operationId: listOrganisations
      summary: List your organisations by name
      tags: [Organisations]
      security:
        - oauth: [lintel.organisations.read]
        - oauth: [lintel.organisations]
      responses:
        "200":
          description: All of them
          content:
            application/json:
              schema: { $ref: "#/components/schemas/OrganisationList" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "503": { $ref: "#/components/responses/P503" }
    post:
      operationId: createOrganisation
      summary: "Make an organisation, whose administrator you are"
      tags: [Organisations]
      security:
        - oauth: [lintel.organisations]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/NewOrganisation" }
      responses:
        "201":
          description: The organisation
          headers:
            ETag: { $ref: "#/components/headers/ETag" }
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Organisation" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "413": { $ref: "#/components/responses/P413" }
        "415": { $ref: "#/components/responses/P415" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
  /organisations/{organisation_id}:
    parameters:
      - $ref: "#/components/parameters/organisation_id_in_path"
    get:
      operationId: readOrganisation
      summary: Read an organisation
      tags: [Organisations]
      security:
        - oauth: [lintel.organisations.read]
        - oauth: [lintel.organisations]
      responses:
        "200":
          description: The organisation
          headers:
            ETag: { $ref: "#/components/headers/ETag" }
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Organisation" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "503": { $ref: "#/components/responses/P503" }
    patch:
      operationId: renameOrganisation
      summary: Rename an organisation
      tags: [Organisations]
      security:
        - oauth: [lintel.organisations]
      parameters:
        - $ref: "#/components/parameters/if_match"
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/OrganisationChange" }
      responses:
        "200":
          description: The organisation as it is now
          headers:
            ETag: { $ref: "#/components/headers/ETag" }
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Organisation" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "412": { $ref: "#/components/responses/P412" }
        "413": { $ref: "#/components/responses/P413" }
        "415": { $ref: "#/components/responses/P415" }
        "422": { $ref: "#/components/responses/P422" }
        "428": { $ref: "#/components/responses/P428" }
        "503": { $ref: "#/components/responses/P503" }
  /organisations/{organisation_id}/entitlements:
    parameters:
      - $ref: "#/components/parameters/organisation_id_in_path"
    get:
      operationId: listEntitlements
      summary: List the products with their state
      tags: [Organisations]
      security:
        - oauth: [lintel.organisations.read]
        - oauth: [lintel.organisations]
      responses:
        "200":
          description: Every product
          content:
            application/json:
              schema: { $ref: "#/components/schemas/EntitlementList" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "503": { $ref: "#/components/responses/P503" }
  /organisations/{organisation_id}/entitlements/{entitlement}:
    parameters:
      - $ref: "#/components/parameters/organisation_id_in_path"
      - $ref: "#/components/parameters/entitlement_in_path"
    put:
      operationId: requestEntitlement
      summary: Ask for a product; operators switch it on
      tags: [Organisations]
      security:
        - oauth: [lintel.organisations]
      responses:
        "200":
          description: Every product
          content:
            application/json:
              schema: { $ref: "#/components/schemas/EntitlementList" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
    delete:
      operationId: removeEntitlement
      summary: Switch a product off (operators)
      tags: [Organisations]
      security:
        - oauth: [lintel.organisations]
      responses:
        "204":
          description: Done
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
  /organisations/{organisation_id}/domains:
    parameters:
      - $ref: "#/components/parameters/organisation_id_in_path"
    get:
      operationId: listDomains
      summary: List the e-mail domains
      tags: [Organisations]
      security:
        - oauth: [lintel.organisations.read]
        - oauth: [lintel.organisations]
      responses:
        "200":
          description: By name
          content:
            application/json:
              schema: { $ref: "#/components/schemas/TextList" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "503": { $ref: "#/components/responses/P503" }
  /organisations/{organisation_id}/domains/{domain}:
    parameters:
      - $ref: "#/components/parameters/organisation_id_in_path"
      - $ref: "#/components/parameters/domain_in_path"
    put:
      operationId: addDomain
      summary: Name an e-mail domain
      tags: [Organisations]
      security:
        - oauth: [lintel.organisations]
      responses:
        "200":
          description: By name
          content:
            application/json:
              schema: { $ref: "#/components/schemas/TextList" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
    delete:
      operationId: removeDomain
      summary: Take an e-mail domain off the list
      tags: [Organisations]
      security:
        - oauth: [lintel.organisations]
      responses:
        "204":
          description: Done
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
  /organisations/{organisation_id}/allowed-clients:
    parameters:
      - $ref: "#/components/parameters/organisation_id_in_path"
    get:
      operationId: listAllowedClients
      summary: List the clients that may call the data sources
      tags: [Organisations]
      security:
        - oauth: [lintel.organisations.read]
        - oauth: [lintel.organisations]
      responses:
        "200":
          description: The clients
          content:
            application/json:
              schema: { $ref: "#/components/schemas/ClientList" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "503": { $ref: "#/components/responses/P503" }
  /organisations/{organisation_id}/allowed-clients/{client_id}:
    parameters:
      - $ref: "#/components/parameters/organisation_id_in_path"
      - $ref: "#/components/parameters/client_id_in_path"
    put:
      operationId: allowClient
      summary: Put a client on the list
      tags: [Organisations]
      security:
        - oauth: [lintel.organisations]
      responses:
        "200":
          description: The clients
          content:
            application/json:
              schema: { $ref: "#/components/schemas/ClientList" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
    delete:
      operationId: disallowClient
      summary: Take a client off the list
      tags: [Organisations]
      security:
        - oauth: [lintel.organisations]
      responses:
        "204":
          description: Done
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
  /organisations/{organisation_id}/members:
    parameters:
      - $ref: "#/components/parameters/organisation_id_in_path"
    get:
      operationId: listMembers
      summary: List members by address
      tags: [Members]
      security:
        - oauth: [lintel.organisations.read]
        - oauth: [lintel.organisations]
      parameters:
        - $ref: "#/components/parameters/search"
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
      responses:
        "200":
          description: A part of the list
          content:
            application/json:
              schema: { $ref: "#/components/schemas/MemberList" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
    post:
      operationId: addMember
      summary: "Add a service identity, or invite a person by mail"
      tags: [Members]
      security:
        - oauth: [lintel.organisations]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/NewMember" }
      responses:
        "200":
          description: Somebody who is a member already
          content:
            application/json:
              schema: { $ref: "#/components/schemas/InviteOutcome" }
        "201":
          description: The service identity is a member
          content:
            application/json:
              schema: { $ref: "#/components/schemas/InviteOutcome" }
        "202":
          description: A mail is on its way
          content:
            application/json:
              schema: { $ref: "#/components/schemas/InviteOutcome" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "413": { $ref: "#/components/responses/P413" }
        "415": { $ref: "#/components/responses/P415" }
        "422": { $ref: "#/components/responses/P422" }
        "429": { $ref: "#/components/responses/P429" }
        "503": { $ref: "#/components/responses/P503" }
  /organisations/{organisation_id}/members/{subject}:
    parameters:
      - $ref: "#/components/parameters/organisation_id_in_path"
      - $ref: "#/components/parameters/subject_in_path"
    get:
      operationId: readMember
      summary: Read a member
      tags: [Members]
      security:
        - oauth: [lintel.organisations.read]
        - oauth: [lintel.organisations]
      responses:
        "200":
          description: The member
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Member" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "503": { $ref: "#/components/responses/P503" }
    patch:
      operationId: changeMember
      summary: Give a member another role
      tags: [Members]
      security:
        - oauth: [lintel.organisations]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/MemberChange" }
      responses:
        "200":
          description: The member as it is now
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Member" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "413": { $ref: "#/components/responses/P413" }
        "415": { $ref: "#/components/responses/P415" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
    delete:
      operationId: removeMember
      summary: "Take a member out, or leave"
      tags: [Members]
      security:
        - oauth: [lintel.organisations]
      responses:
        "204":
          description: Access ends with the next call
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "409": { $ref: "#/components/responses/P409" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
  /organisations/{organisation_id}/invitations:
    parameters:
      - $ref: "#/components/parameters/organisation_id_in_path"
    get:
      operationId: listInvitations
      summary: "List open invitations, newest first"
      tags: [Members]
      security:
        - oauth: [lintel.organisations.read]
        - oauth: [lintel.organisations]
      responses:
        "200":
          description: All of them
          content:
            application/json:
              schema: { $ref: "#/components/schemas/InvitationList" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
  /organisations/{organisation_id}/invitations/{invitation_id}:
    parameters:
      - $ref: "#/components/parameters/organisation_id_in_path"
      - $ref: "#/components/parameters/invitation_id_in_path"
    delete:
      operationId: revokeInvitation
      summary: End an open invitation
      tags: [Members]
      security:
        - oauth: [lintel.organisations]
      responses:
        "204":
          description: Done
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
  /audit:
    get:
      operationId: listAuditEvents
      summary: "Read the audit log, newest first"
      tags: [Audit]
      security:
        - oauth: [lintel.audit.read]
      parameters:
        - $ref: "#/components/parameters/kind"
        - $ref: "#/components/parameters/actor"
        - $ref: "#/components/parameters/client_id"
        - $ref: "#/components/parameters/organisation_id"
        - $ref: "#/components/parameters/error_id"
        - $ref: "#/components/parameters/correlation_id"
        - $ref: "#/components/parameters/since"
        - $ref: "#/components/parameters/until"
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
      responses:
        "200":
          description: A part of the log
          content:
            application/json:
              schema: { $ref: "#/components/schemas/AuditList" }
        "400": { $ref: "#/components/responses/P400" }
        "401": { $ref: "#/components/responses/P401" }
        "403": { $ref: "#/components/responses/P403" }
        "404": { $ref: "#/components/responses/P404" }
        "422": { $ref: "#/components/responses/P422" }
        "503": { $ref: "#/components/responses/P503" }
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: /connect/authorize
          tokenUrl: /connect/token
          refreshUrl: /connect/token
          scopes: &scopes
            lintel.apps.read: see the apps that you look after
            lintel.apps: "register, change and delete apps in your name, and make secrets for them"
            lintel.organisations.read: see your organisations and their members
            lintel.organisations: "change your organisations, their members and invitations"
            lintel.approvals: approve and refuse scopes in your name
            lintel.audit.read: read the audit log as far as you may see it
        clientCredentials:
          tokenUrl: /connect/token
          scopes: *scopes
  headers:
    ETag:
      description: The version, for If-Match
      schema: { type: string, pattern: '^"v[1-9][0-9]*"$' }
  parameters:
    client_id_in_path:
      name: client_id
      in: path
      description: The app
      required: true
      schema: { type: string, minLength: 1, maxLength: 128 }
    secret_id_in_path:
      name: secret_id
      in: path
      description: The secret
      required: true
      schema: { type: string, minLength: 1, maxLength: 128 }
    account_id_in_path:
      name: account_id
      in: path
      description: The account
      required: true
      schema: { type: string, minLength: 1, maxLength: 128 }
    scope_in_path:
      name: scope
      in: path
      description: The scope
      required: true
      schema: { type: string, minLength: 1, maxLength: 128 }
    organisation_id_in_path:
      name: organisation_id
      in: path
      description: The organisation
      required: true
      schema: { type: string, minLength: 1, maxLength: 128 }
    entitlement_in_path:
      name: entitlement
      in: path
      description: The product
      required: true
      schema: { type: string, minLength: 1, maxLength: 128 }
    domain_in_path:
      name: domain
      in: path
      description: The e-mail domain
      required: true
      schema: { type: string, minLength: 1, maxLength: 128 }
    subject_in_path:
      name: subject
      in: path
      description: The account or service identity
      required: true
      schema: { type: string, minLength: 1, maxLength: 128 }
    invitation_id_in_path:
      name: invitation_id
      in: path
      description: The invitation
      required: true
      schema: { type: string, minLength: 1, maxLength: 128 }
    search:
      name: search
      in: query
      description: A part of the name or id
      schema: { type: string, maxLength: 100 }
    limit:
      name: limit
      in: query
      description: How many
      schema: { type: integer, minimum: 1, maximum: 100, default: 50 }
    cursor:
      name: cursor
      in: query
      description: As `next` of the part before
      schema: { type: string, minLength: 1, maxLength: 512 }
    force:
      name: force
      in: query
      description: Also when no active secret is left
      schema: { type: boolean }
    organisation_id:
      name: organisation_id
      in: query
      description: Only of this organisation
      schema: { type: string, minLength: 1, maxLength: 128 }
    client_id:
      name: client_id
      in: query
      description: Only about this app
      schema: { type: string, minLength: 1, maxLength: 128 }
    kind:
      name: kind
      in: query
      description: The beginning of the kind
      schema: { type: string, minLength: 1, maxLength: 128 }
    actor:
      name: actor
      in: query
      description: Who did it
      schema: { type: string, minLength: 1, maxLength: 128 }
    error_id:
      name: error_id
      in: query
      description: The id of the refusal
      schema: { type: string, minLength: 1, maxLength: 128 }
    correlation_id:
      name: correlation_id
      in: query
      description: The correlation id of the request
      schema: { type: string, minLength: 1, maxLength: 128 }
    since:
      name: since
      in: query
      description: Not before this moment
      schema: { type: string, format: date-time }
    until:
      name: until
      in: query
      description: Before this moment
      schema: { type: string, format: date-time }
    if_match:
      name: If-Match
      in: header
      description: The entity tag of what you have seen
      required: true
      schema: { type: string, pattern: '^"v[1-9][0-9]*"$' }
  responses:
    P400:
      description: The request cannot be read
      content:
        application/problem+json:
          schema: { $ref: "#/components/schemas/Problem" }
    P401:
      description: There is no valid token
      content:
        application/problem+json:
          schema: { $ref: "#/components/schemas/Problem" }
    P403:
      description: "The token lacks the scope, or the caller the role"
      content:
        application/problem+json:
          schema: { $ref: "#/components/schemas/Problem" }
    P404:
      description: "There is no such thing, or none that you may see"
      content:
        application/problem+json:
          schema: { $ref: "#/components/schemas/Problem" }
    P409:
      description: "It has changed by now, or there are as many as there may be"
      content:
        application/problem+json:
          schema: { $ref: "#/components/schemas/Problem" }
    P412:
      description: If-Match names another version
      content:
        application/problem+json:
          schema: { $ref: "#/components/schemas/Problem" }
    P413:
      description: The body is too large
      content:
        application/problem+json:
          schema: { $ref: "#/components/schemas/Problem" }
    P415:
      description: The body is not application/json
      content:
        application/problem+json:
          schema: { $ref: "#/components/schemas/Problem" }
    P422:
      description: A rule refuses it
      content:
        application/problem+json:
          schema: { $ref: "#/components/schemas/Problem" }
    P428:
      description: If-Match is missing
      content:
        application/problem+json:
          schema: { $ref: "#/components/schemas/Problem" }
    P429:
      description: Too many of them for now
      content:
        application/problem+json:
          schema: { $ref: "#/components/schemas/Problem" }
    P503:
      description: The server is busy
      content:
        application/problem+json:
          schema: { $ref: "#/components/schemas/Problem" }
  schemas:
    Problem:
      type: object
      required: [type, title, status, detail, id]
      properties:
        type: { type: string, format: uri }
        title: { type: string }
        status: { type: integer }
        detail: { type: string }
        id: { type: string }
        field: { type: string }
        correlation_id: { type: string }
    Name: { type: string, minLength: 1, maxLength: 128 }
    Time: { type: string, format: date-time }
    OptionalTime: { type: [string, "null"], format: date-time }
    OptionalText: { type: [string, "null"] }
    Texts: { type: [array, "null"], items: { type: string, maxLength: 4096 }, maxItems: 100 }
    Next: { type: [string, "null"], description: The cursor of the part behind }
    AppType: { type: string, enum: [native, spa, web, service] }
    Role: { type: string, enum: [administrator, co-administrator, member] }
    ScopeState: { type: string, enum: [requested, approved, refused] }
    App:
      type: object
      required: [client_id, type, name, organisation_id, client_email, owners, redirect_uris, post_logout_redirect_uris, scopes, secrets, is_disabled, created_at, version]
      properties:
        client_id: { type: string }
        type: { $ref: "#/components/schemas/AppType" }
        name: { type: string }
        organisation_id: { $ref: "#/components/schemas/OptionalText" }
        client_email: { $ref: "#/components/schemas/OptionalText" }
        owners: { type: array, items: { type: string } }
        redirect_uris: { type: array, items: { type: string } }
        post_logout_redirect_uris: { type: array, items: { type: string } }
        scopes:
          type: array
          items:
            type: object
            required: [scope, state]
            properties:
              scope: { type: string }
              state: { $ref: "#/components/schemas/ScopeState" }
        secrets: { type: array, items: { $ref: "#/components/schemas/Secret" } }
        is_disabled: { type: boolean }
        created_at: { $ref: "#/components/schemas/Time" }
        version: { type: integer, minimum: 1 }
        client_secret: { type: string, description: Only in the answer that makes it }
    AppList:
      type: object
      required: [items, next]
      properties:
        items: { type: array, items: { $ref: "#/components/schemas/App" } }
        next: { $ref: "#/components/schemas/Next" }
    NewApp:
      type: object
      additionalProperties: false
      required: [type, name]
      properties:
        type: { $ref: "#/components/schemas/AppType" }
        name: { $ref: "#/components/schemas/Name" }
        organisation_id: { type: [string, "null"], maxLength: 128 }
        scopes: { $ref: "#/components/schemas/Texts" }
        redirect_uris: { $ref: "#/components/schemas/Texts" }
        post_logout_redirect_uris: { $ref: "#/components/schemas/Texts" }
        further_owners: { type: [array, "null"], items: { type: string, maxLength: 254 }, maxItems: 10 }
    AppChange:
      type: object
      additionalProperties: false
      description: One of the name, the redirect URIs, and is_disabled
      properties:
        name: { $ref: "#/components/schemas/Name" }
        redirect_uris: { $ref: "#/components/schemas/Texts" }
        post_logout_redirect_uris: { $ref: "#/components/schemas/Texts" }
        is_disabled: { type: boolean }
    Secret:
      type: object
      required: [id, label, hint, created_at, expires_at, last_used_at]
      properties: &secret
        id: { type: string }
        label: { type: string }
        hint: { type: string, description: How the secret begins }
        created_at: { $ref: "#/components/schemas/Time" }
        expires_at: { $ref: "#/components/schemas/OptionalTime" }
        last_used_at: { $ref: "#/components/schemas/OptionalTime" }
    NewSecretAnswer:
      type: object
      required: [id, label, hint, created_at, expires_at, last_used_at, client_secret]
      properties:
        <<: *secret
        client_secret: { type: string }
    NewSecret:
      type: object
      additionalProperties: false
      properties:
        label: { type: [string, "null"], minLength: 1, maxLength: 64 }
        expires_in_days: { type: [integer, "null"], minimum: 1, maximum: 730 }
    Owner:
      type: object
      required: [account_id, name, email, is_disabled]
      properties:
        account_id: { type: string }
        name: { type: string }
        email: { type: string }
        is_disabled: { type: boolean }
    OwnerList:
      type: object
      required: [items, next]
      properties:
        items: { type: array, items: { $ref: "#/components/schemas/Owner" } }
        next: { $ref: "#/components/schemas/Next" }
    NewOwner:
      type: object
      additionalProperties: false
      required: [email]
      properties:
        email: { type: string, maxLength: 254 }
    ScopeRequest:
      type: object
      additionalProperties: false
      required: [scopes]
      properties:
        scopes: { type: array, minItems: 1, maxItems: 100, items: { type: string, maxLength: 128 } }
    Approval:
      type: object
      required: [client_id, app_name, organisation_id, scope, state, requested_by, requested_at, decided_by, decided_at, note]
      properties:
        client_id: { type: string }
        app_name: { type: string }
        organisation_id: { $ref: "#/components/schemas/OptionalText" }
        scope: { type: string }
        state: { $ref: "#/components/schemas/ScopeState" }
        requested_by: { $ref: "#/components/schemas/OptionalText" }
        requested_at: { $ref: "#/components/schemas/OptionalTime" }
        decided_by: { $ref: "#/components/schemas/OptionalText" }
        decided_at: { $ref: "#/components/schemas/OptionalTime" }
        note: { $ref: "#/components/schemas/OptionalText" }
    ApprovalList:
      type: object
      required: [items, next]
      properties:
        items: { type: array, items: { $ref: "#/components/schemas/Approval" } }
        next: { $ref: "#/components/schemas/Next" }
    Decision:
      type: object
      additionalProperties: false
      required: [decision]
      properties:
        decision: { type: string, enum: [approve, refuse] }
        note: { type: [string, "null"], maxLength: 500 }
    Organisation:
      type: object
      required: [id, name, entitlements, created_at, version]
      properties:
        id: { type: string }
        name: { type: string }
        entitlements: { type: array, items: { type: string } }
        created_at: { $ref: "#/components/schemas/Time" }
        version: { type: integer, minimum: 1 }
        role: { $ref: "#/components/schemas/Role" }
    OrganisationList:
      type: object
      required: [items, next]
      properties:
        items: { type: array, items: { $ref: "#/components/schemas/Organisation" } }
        next: { $ref: "#/components/schemas/Next" }
    NewOrganisation:
      type: object
      additionalProperties: false
      required: [name]
      properties:
        name: { $ref: "#/components/schemas/Name" }
        entitlements: { type: [array, "null"], items: { type: string, maxLength: 64 }, maxItems: 100 }
    OrganisationChange:
      type: object
      additionalProperties: false
      required: [name]
      properties:
        name: { $ref: "#/components/schemas/Name" }
    EntitlementList:
      type: object
      required: [items, next]
      properties:
        items:
          type: array
          items:
            type: object
            required: [entitlement, name, state]
            properties:
              entitlement: { type: string }
              name: { type: string }
              state: { type: string, enum: ["on", requested, "off"] }
        next: { $ref: "#/components/schemas/Next" }
    TextList:
      type: object
      required: [items, next]
      properties:
        items: { type: array, items: { type: string } }
        next: { $ref: "#/components/schemas/Next" }
    ClientList:
      type: object
      required: [items, next]
      properties:
        items:
          type: array
          items:
            type: object
            required: [client_id, name, type, is_disabled]
            properties:
              client_id: { type: string }
              name: { type: string }
              type: { $ref: "#/components/schemas/AppType" }
              is_disabled: { type: boolean }
        next: { $ref: "#/components/schemas/Next" }
    Member:
      type: object
      required: [subject, kind, name, email, role, is_disabled, changed_at]
      properties:
        subject: { type: string }
        kind: { type: string, enum: [person, service] }
        name: { type: string }
        email: { type: string }
        role: { $ref: "#/components/schemas/Role" }
        is_disabled: { type: boolean }
        changed_at: { $ref: "#/components/schemas/Time" }
    MemberList:
      type: object
      required: [items, next]
      properties:
        items: { type: array, items: { $ref: "#/components/schemas/Member" } }
        next: { $ref: "#/components/schemas/Next" }
    NewMember:
      type: object
      additionalProperties: false
      required: [email]
      properties:
        email: { type: string, maxLength: 254, description: A person's address or a client e-mail }
        role: { $ref: "#/components/schemas/Role" }
    MemberChange:
      type: object
      additionalProperties: false
      required: [role]
      properties:
        role: { $ref: "#/components/schemas/Role" }
    Invitation:
      type: object
      required: [id, email, role, invited_by, created_at, expires_at]
      properties:
        id: { type: string }
        email: { type: string }
        role: { $ref: "#/components/schemas/Role" }
        invited_by: { type: string }
        created_at: { $ref: "#/components/schemas/Time" }
        expires_at: { $ref: "#/components/schemas/Time" }
    InvitationList:
      type: object
      required: [items, next]
      properties:
        items: { type: array, items: { $ref: "#/components/schemas/Invitation" } }
        next: { $ref: "#/components/schemas/Next" }
    InviteOutcome:
      type: object
      required: [outcome]
      properties:
        outcome: { type: string, enum: [added, already_member, invited] }
        account_exists: { type: boolean }
        member: { $ref: "#/components/schemas/Member" }
        invitation: { $ref: "#/components/schemas/Invitation" }
    AuditEvent:
      type: object
      required: [sequence, at, kind, actor, target, client_id, organisation_id, error_id, detail, address, correlation_id]
      properties:
        sequence: { type: integer }
        at: { $ref: "#/components/schemas/Time" }
        kind: { type: string }
        actor: { type: string }
        target: { $ref: "#/components/schemas/OptionalText" }
        client_id: { $ref: "#/components/schemas/OptionalText" }
        organisation_id: { $ref: "#/components/schemas/OptionalText" }
        error_id: { $ref: "#/components/schemas/OptionalText" }
        detail: { $ref: "#/components/schemas/OptionalText" }
        address: { $ref: "#/components/schemas/OptionalText" }
        correlation_id: { $ref: "#/components/schemas/OptionalText" }
    AuditList:
      type: object
      required: [items, next]
      properties:
        items: { type: array, items: { $ref: "#/components/schemas/AuditEvent" } }
        next: { $ref: "#/components/schemas/Next" }

"""#

    static let documents: [String: StaticString] = [
        "lintel.yaml": Self.lintelYaml,
    ]
}

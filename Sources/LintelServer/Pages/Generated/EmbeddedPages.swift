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
<section class="card"><h2>How to ask</h2><p>Choose one of your apps and what it wants to do. The answer tells each check that decides, the first one that stops the call, and where that can be mended.</p><p>When an API has refused a call, its answer carries the header <code>X-Correlation-ID</code>. Activity of the app lists these calls, each with its decision as it was then.</p></section>
{{/page.verdict}}
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

    static let appHead: StaticString = #"""
<p class="crumbs"><a href="{{list}}">My apps</a> / {{name}}</p>
<div class="head"><div><h1>{{name}}</h1><p class="muted">{{kind}} {{#isDisabled}}<span class="tag bad">Disabled</span>{{/isDisabled}}{{^isDisabled}}<span class="tag ok">Active</span>{{/isDisabled}}{{#waiting}} <span class="tag warn">{{.}}</span>{{/waiting}}</p></div></div>
<nav class="tabs" aria-label="App">
{{#tabs}}
<a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a>
{{/tabs}}
</nav>

"""#

    static let auditLines: StaticString = #"""
<table class="stack">
<thead><tr><th>When</th><th>What</th><th>Who</th><th>Details</th></tr></thead>
<tbody>
{{#lines}}
<tr>
<td data-th="When">{{#at}}{{> time}}{{/at}}</td>
<td data-th="What"><b>{{sentence}}</b><br><small class="muted mono">{{kind}}</small></td>
<td data-th="Who">{{who}}{{#whoID}}<br><small class="muted mono">{{.}}</small>{{/whoID}}{{#address}}<br><small class="muted mono">{{.}}</small>{{/address}}</td>
<td data-th="Details">{{#target}}<p>To <b>{{.}}</b></p>{{/target}}{{#app}}<p>App <b>{{.}}</b></p>{{/app}}{{#detail}}<p>{{.}}</p>{{/detail}}{{#error}}<p><a class="mono" href="{{url}}">{{label}}</a></p>{{/error}}{{#decision}}<p><a class="mono" href="{{url}}">{{label}}</a></p>{{/decision}}</td>
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
<p><a class="button" href="{{page.next}}">Older events</a></p>
{{/page.next}}
{{/content}}{{/layout}}

"""#

    static let brand: StaticString = #"""
<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="3" aria-hidden="true"><path d="M2 6h20"/><path d="M6 6v15M18 6v15" stroke-width="2.4"/></svg>
"""#

    static let consent: StaticString = #"""
{{<layout}}{{$content}}
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
{{/content}}{{/layout}}

"""#

    static let error: StaticString = #"""
{{<layout}}{{$content}}
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
{{/content}}{{/layout}}

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
<input id="{{name}}" name="{{name}}" type="{{type}}" value="{{value}}"{{#autocomplete}} autocomplete="{{.}}"{{/autocomplete}}{{#maximumLength}} maxlength="{{.}}"{{/maximumLength}}{{#isRequired}} required{{/isRequired}}{{#error}} aria-invalid="true"{{/error}}{{#describedBy}} aria-describedby="{{.}}"{{/describedBy}}>
{{#error}}
<p id="{{name}}-error" class="error" role="alert">{{.}}</p>
{{/error}}
{{#hint}}
<p id="{{name}}-hint" class="hint">{{.}}</p>
{{/hint}}
</div>

"""#

    static let formPost: StaticString = #"""
{{<layout}}{{$content}}
<h1>Back to {{page.app}}</h1>
<form class="card" method="post" action="{{page.target}}">
{{#page.fields}}
<input type="hidden" name="{{.name}}" value="{{.value}}">
{{/page.fields}}
<p>You are on your way. If nothing happens, press the button.</p>
<button class="primary wide" type="submit">Continue</button>
</form>
<script>{{page.script}}</script>
{{/content}}{{/layout}}

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
<div><span>Lintel {{site.version}}</span> <a href="{{site.quickStart}}">Quick start</a> <a href="{{site.errors}}">Error ids</a> <a href="{{site.health}}">Status</a></div>
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

    static let recoverCode: StaticString = #"""
{{<layout}}{{$content}}
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
{{/content}}{{/layout}}

"""#

    static let recover: StaticString = #"""
{{<layout}}{{$content}}
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
{{/content}}{{/layout}}

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
{{<layout}}{{$content}}
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
{{/content}}{{/layout}}

"""#

    static let signInPassword: StaticString = #"""
{{<layout}}{{$content}}
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
{{/content}}{{/layout}}

"""#

    static let signOut: StaticString = #"""
{{<layout}}{{$content}}
<h1>Sign out?</h1>
<form class="card" method="post" action="{{page.action}}">
<input type="hidden" name="csrf" value="{{page.csrf}}">
{{#page.transaction}}
<input type="hidden" name="t" value="{{page.transaction}}">
{{/page.transaction}}
<p>{{#page.app}}<b>{{page.app}}</b> asks to sign you out. {{/page.app}}You are signed in as <b>{{page.email}}</b>.</p>
<div class="row"><button class="allow primary" type="submit">Sign out</button><a class="button" href="{{page.stay}}">Stay signed in</a></div>
</form>
{{/content}}{{/layout}}

"""#

    static let signUpCode: StaticString = #"""
{{<layout}}{{$content}}
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
{{/content}}{{/layout}}

"""#

    static let signUp: StaticString = #"""
{{<layout}}{{$content}}
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
{{/content}}{{/layout}}

"""#

    static let signedOut: StaticString = #"""
{{<layout}}{{$content}}
<h1>You are signed out</h1>
<p class="muted">Apps that you used may keep working until the access tokens they hold run out.</p>
<p><a class="button" href="{{page.signIn}}">Sign in again</a></p>
{{/content}}{{/layout}}

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

    static let time: StaticString = #"""
<time datetime="{{iso}}">{{text}}</time>
"""#

    static let templates: [String: StaticString] = [
        "access-check": Self.accessCheck,
        "app-activity": Self.appActivity,
        "app-head": Self.appHead,
        "audit-lines": Self.auditLines,
        "audit-log": Self.auditLog,
        "brand": Self.brand,
        "consent": Self.consent,
        "error": Self.error,
        "errors": Self.errors,
        "field": Self.field,
        "form-post": Self.formPost,
        "home": Self.home,
        "layout": Self.layout,
        "mail-account-exists-html": Self.mailAccountExistsHtml,
        "mail-account-exists-text": Self.mailAccountExistsText,
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
        "recover-code": Self.recoverCode,
        "recover": Self.recover,
        "select": Self.select,
        "sign-in-email": Self.signInEmail,
        "sign-in-password": Self.signInPassword,
        "sign-out": Self.signOut,
        "sign-up-code": Self.signUpCode,
        "sign-up": Self.signUp,
        "signed-out": Self.signedOut,
        "terms": Self.terms,
        "time": Self.time,
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
input[type=text], input[type=email], input[type=password], input[type=url], input[type=search], select, textarea {
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

/* tables, lists and facts */
table { width: 100%; border-collapse: collapse; font-size: .9375rem }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem }
th { text-align: left; font-size: .8125rem; color: var(--ink-2); font-weight: 600; border-bottom: 1px solid var(--line-2); padding: .5rem .75rem .5rem 0 }
td { border-bottom: 1px solid var(--line); padding: .7rem .75rem .7rem 0; vertical-align: top }
tr:last-child td { border-bottom: 0 }
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
  table.stack td[data-th]::before { content: attr(data-th); color: var(--ink-2); font-size: .875rem }
  dl.facts { grid-template-columns: minmax(0, 1fr); gap: 0 }
  dl.facts dd { margin-bottom: .6rem }
  .checks li { grid-template-columns: 2.25rem minmax(0, 1fr) }
  .checks li > :nth-child(3) { grid-column: 2 }
}
@media (prefers-reduced-motion: no-preference) {
  button, .button, .choice { transition: border-color .12s, background .12s }
}
@media (forced-colors: active) {
  .top, .notice, .entry:target { border-color: CanvasText }
}

"""#

    static let assets: [String: StaticString] = [
        "favicon.svg": Self.faviconSvg,
        "lintel.css": Self.lintelCss,
    ]
}

"""What people write in the middle of an incident: many ways of saying the same few things, and what sounds like them and is none."""

from __future__ import annotations

import re

import pytest

from nofault.timeline.talk import chat_meaning


def _each(text):
    return [" ".join(one.split()) for one in re.split(r"\s/\s", text.strip())]


STATED = {
    "acknowledge": _each("""
        on it / taking this / taking this one / I'll take it / I've got it / I got this / paged, looking now / 👀 looking /
        here, pulling up the dashboards / I can take a look / jumping on / on my way to a laptop, ack / acking the page / responding /
        joining the call now / mine / yep, I have the page / got paged, opening laptop / I'm here, looking at graphs /
        on call here, investigating / grabbing this / I'll take point / digging in / aware, looking / we're looking into it /
        ok I have this one / starting to look / ack, joining the bridge / will take a look / I'm looking at the consumers /
        @here looking into it now / I am taking this / checking the primary
    """),
    "declare": _each("""
        declaring SEV2 / Declaring sev 1 for dns / this is a SEV1 / calling this a sev2 / upgrading to SEV1 /
        we have an incident, spinning up #inc-12 / Incident declared: INC-42 / I'm declaring / raising this to a P1 / kicking off an incident /
        opened INC-1234 / making this a major incident / incident INC-9 created / SEV-2 declared / Declared an incident for the queue backlog /
        bumping to sev1 / This is now a SEV1 / treating this as sev 2 / I'm opening a SEV2 / opened a sev2 / Sev2 it is /
        paging the IC, this is a major incident / formally declaring a sev1 / we're declaring an incident / Incident opened, sev 3 /
        escalated to SEV1 / started an incident: #inc-dns / This is a sev-1 now
    """),
    "mitigation": _each("""
        rolling back / reverting / reverting the PR / failing over to us-west-2 / failed over to the standby / rollback is out /
        revert is live / killed the migration / cancelled the migration / turned the flag off / flipped the flag off / flag is off now /
        kill switch flipped / new cert is in place / renewed the certificate and reloaded nginx / cert renewed /
        bumped consumers from 4 to 16 / added 12 more workers / scaled consumers up to 20 / evacuated az-b /
        pulled az-b out of the load balancer / drained az-b / took web-3 out of rotation / traffic is on the secondary now /
        switched resolvers to 192.0.2.53 / pointed dns back at the old record / hotfix is deployed / mitigation applied /
        disabled the new checkout flag / we've shifted traffic away from zone b / put the old config back / restored the old zone file /
        calling it mitigated / rollback complete, v41 is serving / reverted to v41 / I've rolled the config back / rolled it back /
        rolled that back / backed out the change / backing out the change / undid the config change / migration killed /
        killed the long-running query / disabled new_checkout for everyone / set new_checkout to 0% / feature is off for all users /
        failover to replica done / promoted the replica / zone b is out of rotation / moved all traffic to zone a and c /
        removed zone b from the lb / rate limit is on / throttled the importer / doubled the consumer count / scaled up the consumers to 24 /
        deployed the fix / fix is live / new certificate deployed on all edges / restored the record / rollback finished on all hosts /
        reverted commit abc123 and deployed / rolled back the schema change / stopped the backfill job / turned off the promo banner flag /
        cert is renewed on the edge / increased partitions and consumers / failed over the primary to db-3 /
        shifted traffic out of eu-west-1b / az b is drained / workaround in place / reverted the dns record / swapped the certificate /
        increased the ttl and restored the NS records / rolling the deploy back now / rolling it back / added capacity to the queue workers
    """),
    "change": _each("""
        scaling up / bouncing the pods / restarting the consumers / scaling up the workers now / flushed the dns cache / restarted the pods
    """),
    "recovery": _each("""
        looks good now / all clear / we're back / back to normal / errors are gone / errors dropped to zero / graphs look healthy again /
        everything is green / we are green again / latency is back down / backlog is drained / queue is empty again / recovered /
        looking good / resolved / marking this resolved / closing the incident / it's working again / site is up /
        customers confirm it works again / stable for 15 minutes now / error rate recovered / p99 normal again /
        things are looking normal again / standing down / error rate is down to 0.1% / 5xx back to baseline / dashboards are green /
        all systems operational / service restored / queue caught up / backlog cleared / lag is zero / things look good now / confirmed fixed /
        logins work again / checkout is working again / incident resolved / no errors for 10 minutes / alerts cleared / we're all good /
        normal service resumed / latency is back to normal / we have recovered / all green / we're green / 5xx are gone / dns resolves again /
        payments are going through again / error budget burn stopped, all clear / latency recovered / everything back to normal /
        checkout is healthy again / consumer lag back to zero / handshakes succeed again / success rate at 99.9% again /
        looks good now, keeping an eye on it / looks stable
    """),
}
NOT_STATED = _each("""
        should we roll back? / are we rolling back / not rolling back yet / don't roll back / is it all clear? / not all clear yet /
        it does not look good now / nobody is on it yet? / who's on it? / is anyone on it / if we fail over we lose writes / we could revert /
        would reverting help? / did the rollback finish? / rollback failed / the revert didn't help / failover did not complete /
        still not recovered / not back to normal / should this be a sev2? / this is not a sev1 / I don't think we need to declare an incident /
        no need to declare / we are not declaring / before rolling back, check the schema / waiting for the rollback to finish /
        has it recovered? / looks good to me, merging / lgtm / thanks for taking this on last week / yesterday we rolled back the other thing /
        last incident we rolled back and it helped / remember when we failed over in March? / let me know when it's all clear /
        once it's back to normal we close / the rollback is not done / haven't restarted it / can someone scale up the workers? /
        please don't restart anything / not resolved / hope it's resolved soon / I doubt it's resolved / it isn't working again /
        was that deploy rolled out? / no rollback needed / we never declared / the flag isn't off / I can't take this one / not on it /
        it looks good now? / it's not looking good / errors are not gone / backlog is not drained yet / unable to fail over /
        cannot roll back because of the migration / rolling back won't help / tried rolling back, same errors /
        everything but checkout is green / anyone on it? / who can take this? / do we know if it recovered / db looks healthy /
        network looks fine from here / replica is up / cpu is normal on web-3 / are errors gone? / I don't see errors gone yet /
        we need to roll back / I think we should roll back / maybe roll back? / want me to roll back? / happy to roll back if you agree /
        rollback would take 20 minutes / rollback is not an option / what would a rollback do / the failover was tested last month /
        nothing was deployed today / did anyone deploy? / it was resolved last week / looks like a dns thing / looking like dns /
        this is fine / good morning / joining late, what's up? / is this a sev1? / could be a sev1 / if it gets worse we make this a sev1 /
        not a sev1 I think / error rate is up again / errors are back / latency is up / queue is growing again / queue is up again /
        back in 5 / I'm back / we're back on the call / we are back to square one / errors are up now / it is down again /
        site is up and down / checkout is up 5% on errors / backlog is not cleared / still seeing errors / the fix isn't live yet /
        fix is almost live / I can't get the rollback to work / the rollback is stuck / rollback in 5 minutes / rollback pending approval /
        someone should ack the page / nobody acked / ack? / resolved the merge conflict / resolved the hostname fine from here / works again? /
        it works on my machine / got it, thanks / taking a break / taking lunch / joining the standup / hotfix in review /
        pr for the revert is up / what's the ETA on the rollback? / rollback is running / rollback takes a while / I'd roll back /
        you should take this / taking notes / the migration is still running / is the migration killed / we can fail over if needed /
        failover needs approval / let's wait before declaring / it might be resolved / looks good in staging / looks good from the db side /
        tests are green / ci is green / main is green / graph is back up to 40% errors / error rate back up / alert is back /
        resolved alerts are hidden / the deploy looks fine / deploy was two hours ago / was anything released? / release is planned for 5pm /
        scheduled to deploy tomorrow / not deploying today / we usually fail over by hand / the runbook says fail over /
        runbook: roll back with make rollback / see the doc on rolling back / how do we roll back? / who's rolling back? /
        cert expires tomorrow / cert expired at 14:00 / flag is still on / the flag isn't the problem / restarting won't fix it /
        restart didn't help / queue is not draining / backlog still growing / thanks for looking / nice work everyone /
        I was looking at the wrong graph / joining / stand by / standing by / no update yet / any update? / customers can't check out
    """)
FACTS = {"acknowledge", "declare", "mitigation", "recovery", "change", "deploy"}


def kind_of(text):
    meaning = chat_meaning(text)
    return meaning.kind.value if meaning else None


@pytest.mark.parametrize("kind", STATED)
def test_many_words_say_one_thing(kind):
    assert {text: kind_of(text) for text in STATED[kind]} == dict.fromkeys(STATED[kind], kind)


def test_what_is_asked_denied_planned_or_remembered_is_no_fact():
    assert [(text, kind_of(text)) for text in NOT_STATED if kind_of(text) in FACTS] == []


@pytest.mark.parametrize("words", ["we will ", "rolled up ", "looking good ", "set a ", "traffic on ", "i got "])
def test_a_long_message_takes_no_long_time(words):
    kind_of(words * 100_000)


# Other hands than those above: what each says, and what it is.
SAID_OTHERWISE = {
    "deploy": _each("""
        shop v2.31.0 is live in production :rocket: / checkout 1.4.2 rolled out to 100% / v812 is going out now / release 2026.10 is out /
        pay-service build 551 promoted to production /
        deploying api v812 now / shipped v812 / release 4.2 is rolling out / v812 is on prod / kicked off the deploy of checkout / prod
        deploy of search finished
    """),
    "change": _each("""
        alex switched *on* flag `discount-engine-v2` in Production / enabled the new-search feature for 10 % of users /
        experiment pricing-b is now at 50 % / recycled the app pool /
        restarting the pods now / rebooted db-3 / flushed redis / turning on the new ranking feature for everyone / bumped log level to
        debug
    """),
    "mitigation": _each("""
        record restored, TTL is 300 so give it a few minutes / security group rule has been re-added / db-c promoted to primary /
        promoted replica-2, app is pointing at it / writes now go to db-c / reinstated the old firewall policy / IAM policy restored /
        rolled forward with the fix, 2.31.1 is serving / dropped the bad index / increased max_connections to 500 on the pooler /
        blocked the abusive client at the edge / we've cut traffic to eu-west over to eu-central / the cron is paused /
        rollback of v812 has completed / we rolled api back to v811 / api is back on v811 / feature flag new-cart disabled for 100% of
        traffic / new-cart flag has been switched off / moved traffic over to the secondary region / us-east is drained / failover finished,
        eu-2 is primary / hotfix 2.3.1 deployed / scaled the worker pool from 10 to 40 / increased the db pool size to 200 / restored the
        deleted record / certificate has been renewed and rolled out / put the WAF rule back / reverted PR #8812 / config change reverted /
        killed the runaway query / we've disabled the cron that was hammering the db / circuit breaker is open for the PSP now / unblocked
        the queue by purging the poison message / took the bad node out / cordoned node-7 and drained it / stopped the import job / bypassed
        the cache / pinned the dependency back to 1.8
    """),
    "declare": _each("""
        This qualifies as a sev3, incident channel is this one / SEV2: checkout returns 500s / going with sev 2 / we're at SEV1 now /
        severity set to SEV2 / IC here, calling SEV-2 / New incident: checkout down /
        I'm calling an incident for this / Officially a SEV1 / raising a P1 / we're declaring a major outage / opening a P2 incident /
        incident declared, bridge is open / This is an incident now, sev 2 / upgrading this from sev3 to sev2 / escalating to SEV-1 /
        Created incident INC-2291 / starting an incident, please join #inc-2291 / declared P1 at 14:31
    """),
    "recovery": _each("""
        we're seeing 200s again / traffic looks normal / conversion is back up to where it was / all probes pass / impact has ended /
        no customer impact since 12:10 /
        graphs are back to where they should be / we are seeing recovery across the board / 5xx at zero for ten minutes / users report it's
        working / orders are flowing again / latencies are nominal / looks like we're recovered / p95 is down to 120ms again / queue depth
        is back under 100 / all green on the dashboard / no new errors in the last 15 min / site's back / service is healthy again /
        everything nominal / incident resolved / calling this resolved / we're out of the woods / closing this out
    """),
    "acknowledge": _each("""
        I'm on / picking this up / o/ checking / I have the pager, checking / got the page, opening laptop / I am here /
        let me take a look / this one's mine /
        hi, I'm the on-call, having a look / ack'd / seen, investigating now / OK I'm awake and on it / I'll grab this one / looking into
        why checkout is slow / got this, give me 5 / copy, digging into the db metrics / I'm at my desk, looking / yep mine / acknowledged
        in PD / I've picked up the alert / on my way / joined the bridge / thanks for the ping, checking now / Taking a look at this now. /
        I'm investigating / me, looking
    """),
    None: _each("""
        let us think about rolling back the config / considering a failover / in the drill we failed over in 3 minutes /
        it recovered for a second and then failed again / tests are green again on main / lunch is back to normal hours /
        my laptop was restarted / hold off on restarting / I'd rather not restart the db / how about a rollback / we discussed rolling back /
        can somebody ack this? / has anyone declared? / we are not declaring yet / I wouldn't call this an incident / is anyone looking? /
        don't roll back until I say so / if it gets worse we fail over / rollback would take an hour / are errors gone? / it's not resolved
        for EU customers / should be resolved in 10 min / hoping it recovers soon / we're not out of the woods / still seeing 500s / the
        rollback is still running / rollback got stuck / failed to fail over / flag off didn't help / last incident we killed the query too
        / what did we do last time, restart? / does anybody know who deployed? / no deploy today / nothing was deployed in the last 24h /
        there was no deploy / I can roll it back if you want / want me to restart it? / shall I scale up? / maybe we should scale up /
        thinking of failing over / plan B is a failover / ready to roll back on your go / ETA for the rollback? / the runbook says restart
        the pod / normally a restart fixes it / once traffic is moved we will see / errors would be gone by now if that was it / I thought
        it was resolved / resolved is not the right word / can we call it resolved? / recovering, not recovered / not seeing recovery yet /
        before the rollback finished we saw / I'll be looking at the postmortem / lgtm / looks good to me / nice work / good morning /
        release notes are in the wiki / who's on call? / my build is failing / the meeting is moved to 3pm / we moved the standup
    """),
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SAID_OTHERWISE.items() for text in texts])
def test_other_words_for_the_same_are_understood(kind, text):
    meaning = chat_meaning(text)
    assert (meaning.kind.value if meaning and meaning.kind.value not in ("chat", "decision") else None) == kind

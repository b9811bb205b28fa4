import { decisive } from "../../observe/printed.ts";
import { rule } from "../define.ts";

export const tlsCa = rule({
  id: "net-tls-ca",
  group: "network",
  title: "Certificate check fails on this machine",
  severity: "error",
  why: "The client does not trust the certificate that it was shown: root certificates are missing or old, or a company proxy or antivirus opens TLS and shows a certificate of its own.",
  advice:
    "Give the client the right roots: NODE_EXTRA_CA_CERTS for Node, certifi or 'Install Certificates' for Python, ca-certificates in a container. Never switch the check off.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/cert|\bssl\b|\btls\b|x509|issuer/i],
    signs: [/certificate|x509|CERT_/i],
    told: [
      "certificate verify failed",
      "unable to get local issuer certificate",
      "self signed certificate in chain at work",
      "ssl error when calling the api on mac python",
    ],
    usualFor: [0],
    by: "client",
    settle:
      "Run `openssl s_client -connect api.deepgram.com:443 -servername api.deepgram.com` and read the issuer: a company's name means interception.",
    rulesOut: [{ id: "auth-invalid-key", why: "TLS failed before the key was sent" }],
    diagnose(exchange, evidence) {
      decisive(
        exchange,
        /SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER_CERT(?:_LOCALLY)?|VERIFY_LEAF_SIGNATURE)|CERT_HAS_EXPIRED|CERTIFICATE_VERIFY_FAILED|self.signed certificate(?: in certificate chain)?|unable to (?:get local issuer|verify the first) certificate|certificate signed by unknown authority|ERR_CERT_(?:AUTHORITY|DATE|COMMON_NAME)_INVALID|PKIX path building failed|remote certificate is invalid|invalid peer certificate|UnknownIssuer|certificate has expired|ERR_TLS_CERT_ALTNAME_INVALID|x509: [^\n]{0,80}|SSL certificate problem[^\n]{0,80}/i,
        evidence,
        "The certificate check failed where the program runs, so nothing was sent: either its root certificates are missing, or something between opens TLS.",
      );
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)",
      },
      {
        request: "wss://api.deepgram.com/v1/listen",
        response: "Error: self-signed certificate in certificate chain\n  code: 'SELF_SIGNED_CERT_IN_CHAIN'",
      },
    ],
  },
});
